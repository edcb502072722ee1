"""Addresses of pages: the way from one to another, and the file behind each."""

from __future__ import annotations

NOT_FOUND = "404.html"


def relative(target: str, origin: str) -> str:
    """The way from one path of the site to another, both from its root; a page's folder ends in "/"."""
    address, mark, fragment = target.partition("#")
    to, here = address.split("/"), origin.split("/")
    # what stands after the last slash is a file, or nothing
    file, folder = to.pop(), here[:-1]
    shared = 0
    for one, other in zip(to, folder, strict=False):
        if one != other:
            break
        shared += 1
    steps = [".."] * (len(folder) - shared) + to[shared:]
    if file:
        steps.append(file)
        return "/".join(steps) + mark + fragment
    return ("/".join(steps) or ".") + "/" + mark + fragment


def file_of(path_: str) -> str:
    """The file that a server gives for a path: "money/" is money/index.html."""
    return path_ + "index.html" if path_.endswith("/") or not path_ else path_
