"""What records say when they are counted, measured and compared: the analyses of road safety.

Each takes records and parameters and gives results in which every number names the records
it comes from.  Counts, points and speeds are exact decimals; densities, scores and
expectations are estimates, and floats.  No result depends on the order of the records.
"""
