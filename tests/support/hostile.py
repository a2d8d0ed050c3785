"""Text that would come alive as Jinja, Markdown or HTML if it were not shown as text."""

HOSTILE = (
    "{{ 7*7 }} {% raw %} {# x #} <script>alert(1)</script> <img src=x onerror=alert(1)> "
    "[a](javascript:alert(1)) ![b](https://x.example/p.png) **b** _i_ `c` | p | # h ~~~ &lt; &#60; "
    'https://x.example ::: --8<-- "x.md" { onclick="alert(1)" } *[HTML]: x [^1] \\ $a$ @ ??? !!! 1. - +'
)
