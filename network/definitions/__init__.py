"""Every number of the network explained: label, plain sentence, formula, unit, weights, isolates, source.

`MEASURES` has the columns of `measures`, `BROKERAGE` those of `brokerage_roles`, `WHOLE` and
`SMALL_WORLD` the numbers of `whole` and `small_world`, `STABILITY` those of `community_stability`.
`definitions_table` says what every column of the tables means.
"""

from network.definitions.of_brokers import BROKERAGE
from network.definitions.of_communities import STABILITY
from network.definitions.of_networks import SMALL_WORLD, WHOLE
from network.definitions.of_partners import MEASURES

__all__ = ["BROKERAGE", "MEASURES", "SMALL_WORLD", "STABILITY", "WHOLE"]
