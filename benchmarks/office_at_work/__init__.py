"""The office that `benchmarks/office.py` measures: its ledger, its pages and its clock."""
