"""Who may use the pages where they are served to others: accounts, sessions, and an account of both."""
