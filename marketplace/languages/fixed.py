"""What of a template depends on the language alone is worked out once for each language, not once for each page.

Labels, addresses without arguments, names of static files and icons are most of what a page's template has. A run of
such becomes one piece of text. No data are in it: what a variable, a condition or a loop says is always looked up.
"""

from collections.abc import Iterator
from threading import RLock
from typing import Any

from django.template import Context, Engine, Template
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable, VariableNode
from django.template.defaulttags import CommentNode, IfNode, LoadNode, URLNode
from django.template.loader_tags import IncludeNode
from django.template.loaders import cached
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language


class Loader(cached.Loader):
    """Django's, whose templates come out with their fixed runs joined.

    Nobody gets one while another thread still joins it: a page written meanwhile would lack what was just being moved,
    a form its field. (One checkout in 1,201 was refused for that, its buyer being the first of a new process.)
    """

    def __init__(self, engine: Engine, loaders: Any) -> None:
        self._joining = RLock()
        super().__init__(engine, loaders)

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template: Any = super().get_template(template_name, skip)
        if not getattr(template, "joined", False):
            with self._joining:
                if not hasattr(template, "joined"):
                    template.joined = False  # so far: one of its parts may include it
                    _join(template.nodelist, template)
                    template.joined = True
        return template  # type: ignore[no-any-return]


class Fixed(Node):
    """Nodes that say the same on each page of a language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.texts: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        key = (get_language(), context.autoescape)
        text = self.texts.get(key)
        if text is None:
            text = self.texts[key] = "".join(str(node.render_annotated(context)) for node in self.nodes)
        return text


def _join(nodes: NodeList, template: Template) -> None:
    """Joins the runs of these nodes and of all that are within them, where they stand."""
    joined: list[Node] = []
    for node in nodes:
        if _is_fixed(node, template):
            if not (joined and isinstance(joined[-1], Fixed)):
                joined.append(Fixed([]))
            joined[-1].nodes.append(node)  # type: ignore[attr-defined]
        else:
            joined.append(node)
            for each in _within(node):
                _join(each, template)
    nodes[:] = [_alone(node) for node in joined]


def _alone(node: Node) -> Node:
    """Text by itself needs no joining."""
    return (
        node.nodes[0]
        if isinstance(node, Fixed) and len(node.nodes) == 1 and isinstance(node.nodes[0], TextNode)
        else node
    )


def _within(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (nodes for _condition, nodes in node.conditions_nodelists)
    else:
        found = (getattr(node, name, None) for name in node.child_nodelists)
        yield from (nodes for nodes in found if isinstance(nodes, NodeList))


def _is_fixed(node: Node, template: Template) -> bool:
    """Whether it says the same whatever the page gives it."""
    match node:
        case TextNode() | LoadNode() | CommentNode():
            return True
        case TranslateNode():
            return node.asvar is None and _is_literal(node.filter_expression)
        case StaticNode():
            return node.varname is None and _is_literal(node.path)
        case URLNode():
            given = (node.view_name, *node.args, *node.kwargs.values())
            return node.asvar is None and all(map(_is_literal, given))
        case IncludeNode():
            given = (node.template, *node.extra_context.values())
            return node.isolated_context and all(map(_is_literal, given)) and _is_told(node, template)
    return False


def _is_told(node: IncludeNode, template: Template) -> bool:
    """Whether the template that it includes says nothing but what it's told by ``with … only``."""
    included = template.engine.get_template(node.template.var)
    return all(_says_what_its_told(each, included) for each in included.nodelist)


def _says_what_its_told(node: Node, template: Template) -> bool:
    match node:
        case IncludeNode():
            literal = _is_literal(node.template) and node.isolated_context
            return literal and _is_told(node, template)
        case IfNode():
            return all(_says_what_its_told(each, template) for nodes in _within(node) for each in nodes)
    plain = (
        TextNode,
        LoadNode,
        CommentNode,
        VariableNode,
        TranslateNode,
        StaticNode,
        URLNode,
        BlockTranslateNode,
        Fixed,
    )
    return isinstance(node, plain)


def _is_literal(given: FilterExpression) -> bool:
    """Whether it names no variable."""
    what = given.var
    if isinstance(what, Variable) and what.literal is None:
        return False
    return not any(looked_up for _filter, args in given.filters for looked_up, _arg in args)
