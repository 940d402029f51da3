"""Text as text: normal forms, tokens and sentences, with their positions kept."""
