"""A large network step by step, beside networkx, igraph, networkit, rustworkx and scipy.

``python -m benchmarks.large FILE --partner COLUMN --project COLUMN``
"""
