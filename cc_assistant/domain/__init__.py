"""What the project talks about: frozen models and ports. No file, clock, network or chance here."""
