"""Draw the network of partners: folium maps, pages and the published site."""
