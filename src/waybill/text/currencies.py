"""How reports write currencies; codes are those of ISO 4217, past ones included."""

from typing import Final

from waybill.text.wordlists import listed

SIGNS: Final = {
    **{"US$": "USD", "U.S.$": "USD", "$US": "USD", "$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD"},
    **{"NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "IR£": "IEP"},
    **{"¥": "JPY", "₹": "INR", "Rs": "INR", "Rs.": "INR", "RS": "INR", "₽": "RUB", "₪": "ILS", "NIS": "ILS"},
    **{
        "RMB": "CNY",
        "₩": "KRW",
        "₴": "UAH",
        "₺": "TRY",
        "₦": "NGN",
        "฿": "THB",
        "₫": "VND",
        "₱": "PHP",
        "RM": "MYR",
        "Rp": "IDR",
    },
    **{
        "FFr": "FRF",
        "BFr": "BEF",
        "SFr": "CHF",
        "SR": "SAR",
        "TL": "TRY",
        "KSh": "KES",
        "Ksh": "KES",
        "Tk": "BDT",
        "DM": "DEM",
        "SKr": "SEK",
    },
}
# Letters that are signs only right before figures of thousands and more: P1.4 million, R11bn, EU1.9B.
LETTERS: Final = {"P": "PHP", "R": "ZAR", "EU": "EUR"}
# Signs that begin designations and names of their own: "RS 24", "SR 71", "RM 70".
DOUBTFUL: Final = frozenset({"RS", "SR", "TL", "RM", "DM", "Tk", "Rp"})
CODES: Final = tuple(
    sorted(
        listed(
            "USD EUR GBP JPY CHF CNY RMB RUB UAH INR PKR NPR BDT LKR AUD CAD NZD SGD HKD TWD KRW MYR IDR THB PHP "
            "VND BRL ARS CLP COP MXN SEK NOK DKK ISK PLN CZK HUF RON BGN RSD ILS SAR AED QAR KWD JOD EGP MAD DZD "
            "TND LYD NGN GHS KES UGX TZS ZAR ETB XOF XAF AMD AZN GEL KZT DEM FRF ITL BEF NLG ESP PTE IEP GRD ATS "
            "FIM"
        )
    )
)
# A currency's noun, and what an adjective before it makes of it; "" is the noun alone. A noun of many countries
# whose commonest one does not lead by far ("pesos", "dinars") is none without its adjective.
NOUNS: Final = {
    r"dollars?|dlrs?": {
        **{"": "USD", "u.s.": "USD", "us": "USD", "united states": "USD", "american": "USD", "australian": "AUD"},
        **{"canadian": "CAD", "new zealand": "NZD", "singapore": "SGD", "hong kong": "HKD", "taiwan": "TWD"},
    },
    r"euros?": {"": "EUR"},
    r"pounds?(?:\s+sterling)?": {"": "GBP", "british": "GBP", "irish": "IEP", "egyptian": "EGP", "sudanese": "SDG"},
    r"francs?": {
        **{"": "CHF", "swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "rwandan": "RWF"},
        **{"djibouti": "DJF"},
    },
    r"marks?|deutschmarks?|d-marks?": {"": "DEM", "german": "DEM", "deutsche": "DEM", "finnish": "FIM"},
    r"kronor": {"": "SEK", "swedish": "SEK"},
    r"kron(?:er|or|a)|crowns": {"norwegian": "NOK", "danish": "DKK", "swedish": "SEK", "czech": "CZK"},
    r"koruna?s?": {"": "CZK", "czech": "CZK", "slovak": "SKK"},
    r"lire": {"": "ITL", "italian": "ITL"},
    r"liras?": {"": "TRY", "turkish": "TRY"},
    r"ro?ubles?": {"": "RUB", "russian": "RUB", "soviet": "SUR", "belarusian": "BYN"},
    r"rupees?": {"": "INR", "indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "nepalese": "NPR"},
    r"yuan|renminbi": {"": "CNY", "chinese": "CNY"},
    r"yen": {"": "JPY", "japanese": "JPY"},
    r"won": {"": "KRW", "south korean": "KRW", "korean": "KRW", "north korean": "KPW"},
    r"baht": {"": "THB"},
    r"ringgit": {"": "MYR"},
    r"rupiahs?": {"": "IDR"},
    r"hryvni?as?": {"": "UAH"},
    r"zlotys?": {"": "PLN"},
    r"shekels?": {"": "ILS", "israeli": "ILS"},
    r"dirhams?": {"": "AED", "emirati": "AED", "uae": "AED", "moroccan": "MAD"},
    r"riyals?": {"": "SAR", "saudi": "SAR", "qatari": "QAR"},
    r"rials?": {"": "IRR", "iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    r"rand": {"": "ZAR"},
    r"nairas?": {"": "NGN"},
    r"cedis?": {"": "GHS"},
    r"shillings?": {"": "KES", "kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    r"reais": {"": "BRL"},
    r"guilders?": {"": "NLG", "dutch": "NLG", "surinamese": "SRG"},
    r"pesos?": {"philippine": "PHP", "mexican": "MXN", "colombian": "COP", "argentine": "ARS", "chilean": "CLP"},
    r"dinars?": {"kuwaiti": "KWD", "jordanian": "JOD", "libyan": "LYD", "algerian": "DZD", "iraqi": "IQD"},
    r"drachmas?": {"": "GRD"},
    r"pesetas?": {"": "ESP"},
    r"escudos?": {"": "PTE"},
}
