"""What belongs to a whole site: pages as files, search, sitemap, open data, checks of the files, and the swap."""
