"""Measuring how well questions are answered, on judged questions and on public test sets."""
