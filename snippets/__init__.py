"""The course's teaching code: one small, plain, tested module per lesson."""
