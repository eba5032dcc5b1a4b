"""References that never reach a value.

A schema that is a `$ref` or an `allOf` of itself has no end (JSON Schema 2020-12, section 9.4.1); one that names
itself in a property is a tree, and legal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.openapi.references import MAX_HOPS, Node, Pointer, shown, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Key = tuple[str, Pointer]


def endless(targets: Mapping[Key, Key], sources: Mapping[Key, Node]) -> Iterator[tuple[Node, str]]:
    """Each cycle once, and the longest chain if it is over the limit.

    `targets` leads from the place of each reference to the place that it names; `sources` has the nodes.
    """
    edges = _edges(targets)
    done: set[Key] = set()
    for start in edges:
        for cycle in _cycles_from(start, edges, done):
            node = next((sources[place] for place in cycle if place in sources), None)
            if node is not None:
                text = str(value_at(node.document.value, node.pointer)["$ref"])
                yield node, f"The reference {shown(text)} leads back to itself and never to a value."
    place, hops = _longest_chain(targets)
    if place is not None and hops > MAX_HOPS:
        yield sources[place], f"A chain of {hops} references begins here; the limit is {MAX_HOPS}."


def _edges(targets: Mapping[Key, Key]) -> dict[Key, list[Key]]:
    """From each reference to its target, and from each schema to the references in its `allOf`."""
    edges = {source: [target] for source, target in targets.items()}
    for source in targets:
        path, pointer = source
        while len(pointer) >= 2 and pointer[-2] == "allOf":
            edges.setdefault((path, pointer[:-2]), []).append((path, pointer))
            pointer = pointer[:-2]
    return edges


def _cycles_from(start: Key, edges: Mapping[Key, list[Key]], done: set[Key]) -> Iterator[list[Key]]:
    """Depth-first search without recursion: the places of each cycle that it closes."""
    if start in done:
        return
    trail = [start]
    on_trail = {start}
    following = [iter(edges.get(start, ()))]
    while trail:
        step = next(following[-1], None)
        if step is None:
            place = trail.pop()
            following.pop()
            on_trail.discard(place)
            done.add(place)
        elif step in on_trail:
            yield trail[trail.index(step) :]
        elif step not in done:
            trail.append(step)
            on_trail.add(step)
            following.append(iter(edges.get(step, ())))


def _longest_chain(targets: Mapping[Key, Key]) -> tuple[Key | None, int]:
    """Where the longest chain of references begins, and its length; what runs in a circle is left out."""
    hops: dict[Key, int] = {}
    for start in targets:
        trail: list[Key] = []
        place = start
        while place in targets and place not in hops:
            trail.append(place)
            hops[place] = 0
            place = targets[place]
        length = hops.get(place, 0)
        for passed in reversed(trail):
            length += 1
            hops[passed] = length
    longest = max(hops, key=lambda place: hops[place], default=None)
    return longest, 0 if longest is None else hops[longest]
