"""Texts of many kinds on which an exported model is compared with its original."""

_PLAIN = (
    "How did services adapt to COVID?",
    "Link workers had to take on practical and emotional tasks outside their role.",
    "Does social prescribing save the NHS money?",
    "Of 2,250 patients referred, 86.2% took part (95% CI 0.1 to 0.9; p = 0.02).",
    "The charity employed nine link workers, who met every fortnight with a supervisor.",
    "GPs did not know what the service could offer, so few people were referred at first.",
    "People who lived alone said that the calls were the only voice they heard all week.",
    "Funding for one year at a time made it hard to keep good staff.",
    "The service was hosted by a housing association in two rural districts.",
    "A volunteer drove her to the first three sessions of the choir.",
    "Referral by letter was slower than a warm handover in the same room.",
    "What does a community connector do that a receptionist does not?",
    "Nobody had asked them what mattered to them before.",
    "Outcome forms were left blank because they felt like an examination.",
    "The steering group was chaired by a retired district nurse.",
    "It did not work for everyone: one in four never came to a second meeting.",
    "link worker",
    "rural",
    "supervision and caseload",
    "Who pays?",
    "no",
    "£4.50 per person, or £1.2m over three years",
    "27",
    "a",
)
_ODD = (
    "",
    " ",
    ".",
    "?!…",
    "“It’s not – strictly speaking – my job,” she said.",
    "naïve café coöperation Zoë",
    "Wie haben sich die Dienste an die Pandemie angepasst?",
    "¿Quién decide?",
    "Служба поддержки работала по телефону.",
    "社会的処方とは何ですか",
    "الوصفات الاجتماعية",
    "🙂 thank you 👍🏽",
    "[laughs] INT: and then? P1: [inaudible 00:12] we just… you know.",
    "e.g. i.e. U.K. Dr. J. K. Smith et al. (2021, p. 4)",
    "COVID-19 covid19 Covid 19 SARS-CoV-2",
    "SELECT * FROM passages; DROP TABLE passages; --",
    "https://doi.org/10.1000/182",
    "line one\nline two\n\n- item\n\t- nested item",
    "Supercalifragilisticexpialidocious antidisestablishmentarianism",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "e\u0301 composed otherwise, and a\u00a0space that does not break",
    "\u202eright to left\u202c and \u200bnothing",
)
_LONG = tuple(
    " ".join(_PLAIN[at : at + count]) for at, count in ((0, 2), (2, 2), (5, 3), (9, 3), (0, 4), (8, 6))
)
_PAST_THE_WINDOW = tuple(" ".join(_PLAIN[:16] * times) for times in (1, 3))
_ASKS = (
    "When should we hire the first link worker?",
    "how many people can one worker look after at a time",
    "Is telephone support as good as meeting face to face?",
    "what do commissioners want to see after a year",
    "Which groups are missed by referral from general practice?",
    "How do I find out what is already going on in my area?",
    "evidence on loneliness in later life",
    "supervision for emotional labour",
    "pandemic",
    "What went wrong?",
)

PARITY_TEXTS = (*_PLAIN, *_ODD, *_LONG, *_PAST_THE_WINDOW, *_ASKS)
"""64 texts: questions, findings, odd characters, other scripts, empty ones and ones past the window."""
