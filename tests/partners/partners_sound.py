"""A small registry without a problem, as text."""

SOUND = """\
partners:
  - id: beta
    name: Beta
    country: "NO"
    kind: research
    city: Bergen
    postcode: "05003"
    founded: 1998-09
    figures:
      - {name: staff, value: 12.50, unit: people, date: 2020-12-31, note: an estimate}
    description: {nb: Bygger hus., en: Builds houses.}
    topics: [wood, fire]
    sources: [https://beta.example.org]
  - id: alpha
    name: "Alpha: the &Co"
    country: FR
    lat: 47.2173
    lon: -1.5534
    pic: "053689451"
    until: 2019
    successor: beta
    description: |
      One line.
      Two lines.
    confidence: low
    note: seen once
    sources: [https://alpha.example.org]
projects:
  - id: pair
    title: A pair
    programme: fund
    start: 2015
    end: 2016-02-29
    cost: 2313032.50
    complete: true
    partners:
      - beta
      - {partner: alpha, role: coordinator, contribution: 250000, start: 2015-03, sources: [https://a.example.org]}
    sources: [https://pair.example.org]
programmes:
  - {id: fund, name: Fund, start: 2014, end: 2020, color: "#2B6CB0", sources: [https://fund.example.org]}
site:
  owner: alpha
  languages: [en, fr]
"""
