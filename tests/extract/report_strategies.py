"""Reports put together at random from sentences of many kinds, so that every rule meets every other."""

from extracted import TUESDAY, report
from hypothesis import strategies as st

SENTENCES = (
    "Belarus denied reports that it had sold tanks to Sudan, but admitted that it had sold rifles to Chad.",
    "Reports in two newspapers that Peru had sent 40 mortars to Cuba are false, Lima said.",
    "Germany has supplied Ukraine with 18 Leopard 2 tanks and 40 Marder vehicles.",
    "Two hundred rifles were handed over to the Somali army on Monday.",
    "Iran's shipment of Shahed-136 drones to Russia left Amirabad by ship last month.",
    "The S-400 systems, which Moscow sold to Ankara for $2.5 billion, arrived in 2019.",
    "Belarus, which denies it, has helped Russia obtain sanctioned radars from Taiwan.",
    "Silk Wind Cargo flew 40 tons of ammunition from Minsk to Juba via Khartoum.",
    "The launchers were trucked from Aleppo to Beirut, where brokers collected them and shipped them to Tobruk.",
    "The Omani navy seized about 2,000 assault rifles from a dhow bound for Yemen.",
    "Gunmen stole 90 pistols from the Sylvanian police in Klow.",
    "Kyiv accused Belarus of helping Russia smuggle shells.",
    "Minsk denied the accusation.",
    "Belarus denied that it had sent shells to Russia.",
    "A spokesman in Warsaw said he could not confirm the report.",
    "Norway may have delivered up to 20 mortars to Spain.",
    "Norway refused to sell Spain mortars; Spain plans to buy them from Sweden.",
    "Ukraine asked Germany to send it between 100 and 150 Taurus missiles.",
    "“We have sent them rifles,” said General Omar Nur. “They paid us nothing.”",
    "He said that the shipment had come from Libya.",
    "It then passed them on to the rebels.",
    "Iran sent Sudan ten drones, a dock worker told Reuters, citing a customs document.",
    "According to The Guardian as well as Western intelligence services, Iran has armed the Kufra Shield (KS).",
    "The KS received mortars, RPG-7 launchers, Kornet missiles and night vision devices.",
    "The United States will send Ukraine the following:\n\n-   800 Stinger missiles;\n-   5,000 rifles;\n"
    "-   over 20 million rounds of ammunition.",
    "MR. BRANDT: Thank you. China has not supplied weapons to Russia.",
    "Q: Will you sell tanks to Poland?",
    "GENERAL MORA: Yes, 250 Abrams tanks.",
    "Arms for Sylvania: ship seized off Tobruk",
    "MANAGUA, 20 OCT 89 -- CUBA SENT 300 RIFLES AND 12 MORTARS TO\nTHE FMLN, A DIPLOMAT SAID.",
    "[recording] “The weapons,” [Mora] said, “went by sea.”",
    "Turkey sent 300 troops to Libya and imposed sanctions on weapons.",
    "Education is a weapon against poverty.",
    "Since 2015 the Netherlands has lent Estonia two howitzers, reportedly in exchange for ships.",
    "Bulgaria sold 5,000 rifles worth €40m to Rwanda through Kestrel Trading Ltd. in breach of the embargo.",
    "If Ruritania sends tanks, Freedonia will protest.",
    "None were delivered.",
    "The deal for 42 Rafale jets, signed by France and Indonesia, was suspended in early 2022.",
    "The Saudi-backed militias’ smuggling of weapons from Yemen to Somalia continues, UN experts reported.",
    "Rebels captured a T-72 tank from the army; they sold it.",
    "Iran sent.",
    "To: Russia. From: Iran. Re: Mohajer-6.",
)
MARKS = (
    "\u0000",
    "\u202e",
    "e\u0301",
    "’s",
    "İ",
    "ß",
    "ﬁ",
    "𝔸𝔹",
    "😀",
    "نص",
    "“",
    ")",
    "(",
    ":",
    "-",
    "1,",
    "\t",
    "\r\n",
)
JOINTS = ("\n", "\n\n", " ", "", "\r\n\r\n", "\u2028", "\u00a0", ", ")

sentences = st.sampled_from(SENTENCES)
strays = st.sampled_from(MARKS) | st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
pieces = st.one_of(sentences, sentences, sentences.map(str.upper), strays)
texts = st.lists(st.tuples(pieces, st.sampled_from(JOINTS)), min_size=1, max_size=9).map(
    lambda parts: "".join(piece + joint for piece, joint in parts)
)
reports = st.builds(report, texts.filter(str.strip), published=st.sampled_from([TUESDAY, None]))
