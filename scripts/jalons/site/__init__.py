"""What belongs to a whole site: search index, sitemap, open data, checks of the finished files, and putting it in place."""
