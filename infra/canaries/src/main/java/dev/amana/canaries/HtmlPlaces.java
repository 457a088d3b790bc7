package dev.amana.canaries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** HTML, where text hides in tags, attributes, styles and comments. */
final class HtmlPlaces {
    private HtmlPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        text(places);
        attributes(places);
        hidden(places);
        places.add(Place.of(
                "html in utf-16",
                p -> p.mail("", p.inCharset("text/html", p.html(p.secret().all()), StandardCharsets.UTF_16))));
        places.add(Place.of(
                "html beside a plain text without it",
                p -> p.mail(
                        "",
                        p.multipart(
                                "alternative",
                                p.body(),
                                p.entity("text/html", p.html("<b>" + p.secret().all() + "</b>"))))));
        places.add(Place.of(
                "plain text beside an html without it",
                p -> p.mail(
                        "",
                        p.multipart(
                                "alternative",
                                p.entity("text/plain", p.textWith(p.secret().all())),
                                p.entity("text/html", p.html(""))))));
        return places;
    }

    private static Place html(String name, Function<Planting, String> more) {
        return Place.of("html " + name, p -> p.mail("", p.entity("text/html", p.html(more.apply(p)))));
    }

    private static void text(List<Place> places) {
        places.add(html("text", p -> "<div>" + Planting.escaped(p.secret().all()) + "</div>"));
        places.add(html("decimal entities", p -> Encodings.entities(p.secret().all(), "&#%d;")));
        places.add(
                html("hexadecimal entities", p -> Encodings.entities(p.secret().all(), "&#x%X;")));
        places.add(html(
                "entities without semicolons",
                p -> Encodings.entities(p.address(), "&#%d ").replace(" ", "") + "!"));
        places.add(
                html("named entities", p -> p.address().replace("@", "&commat;").replace(".", "&period;")));
        places.add(html("split by tags", p -> Encodings.between(p.address(), "<b></b>")));
        places.add(html("split by spans", p -> "<span>" + Encodings.between(p.name(), "</span><span>") + "</span>"));
        places.add(html("split by comments", p -> Encodings.between(p.address(), "<!-- x -->")));
        places.add(html("break opportunities", p -> Encodings.between(p.address(), "<wbr>")));
        places.add(html("soft hyphens", p -> Encodings.between(p.address(), "&shy;")));
        places.add(html("joiners", p -> Encodings.between(p.address(), "&zwnj;")));
        places.add(html("wrapped", p -> p.address().replace("@", "<br>@")));
        places.add(html("no-break spaces", p -> p.name().replace(" ", "&nbsp;")));
        places.add(html("tiny fillers", p -> p.address().replace("@", "<font size=0></font>@")));
        places.add(html("cells", p -> "<table><tr><td>" + p.name().replace(" ", "</td><td>") + "</td></tr></table>"));
        places.add(html(
                "definition",
                p -> "<dl><dt>Name<dd>" + p.name() + "<dt>Tel<dd>" + p.secret().phone() + "</dl>"));
        places.add(
                html("phone in spans", p -> "<span>" + p.secret().phone().replace(" ", "</span> <span>") + "</span>"));
        places.add(html(
                "phone in an indented source",
                p -> "<b>" + p.secret().phone().replaceFirst(" (\\d+)$", "</b><br>\n                    <b>$1")
                        + "</b>"));
        places.add(html("preformatted", p -> "<pre>\n" + p.secret().all().replace("<", "&lt;") + "</pre>"));
        places.add(html(
                "text area", p -> "<textarea>" + Planting.escaped(p.secret().all()) + "</textarea>"));
        places.add(html("full width", p -> Encodings.fullWidth(p.address())));
        places.add(html("double escaped", p -> Encodings.entities(p.address(), "&amp;#%d;")));
    }

    private static void attributes(List<Place> places) {
        places.add(html("mailto", p -> "<a href=\"mailto:" + p.address() + "\">mail</a>"));
        places.add(html("mailto percent", p -> "<a href=\"mailto:" + Encodings.percent(p.address()) + "\">mail</a>"));
        places.add(html(
                "mailto entities",
                p -> "<a href=\"" + Encodings.entities("mailto:" + p.address(), "&#%d;") + "\">mail</a>"));
        places.add(
                html("query", p -> "<a href=\"https://x.example/?u=" + Encodings.percent(p.address()) + "\">see</a>"));
        places.add(html(
                "query twice percent",
                p -> "<a href=\"https://x.example/?u=" + Encodings.percent(Encodings.percent(p.address()))
                        + "\">see</a>"));
        places.add(html(
                "query base64",
                p -> "<a href=\"https://x.example/?u=" + Encodings.base64(Bytes.utf8(p.address()), 0) + "\">see</a>"));
        places.add(html(
                "query hex",
                p -> "<a href=\"https://x.example/?u="
                        + Encodings.everyByte(Bytes.utf8(p.address()), ' ').replace(" ", "") + "\">see</a>"));
        places.add(html("tel", p -> "<a href=\"tel:" + p.secret().phone().replace(" ", "") + "\">call</a>"));
        places.add(html("title", p -> "<span title=\"" + p.name() + " " + p.address() + "\">x</span>"));
        places.add(html(
                "alternative text",
                p -> "<img src=\"cid:1\" alt=\""
                        + p.secret().all().replace("<", "").replace(">", "") + "\">"));
        places.add(html(
                "identifier",
                p -> "<div id=\"" + p.address() + "\" class=\"" + p.name() + "\" name=\"" + p.address()
                        + "\">x</div>"));
        places.add(html("data attribute", p -> "<div data-owner='" + p.address().replace("'", "&#39;") + "'>x</div>"));
        places.add(html("aria", p -> "<div aria-label=\"" + p.name() + "\">x</div>"));
        places.add(html(
                "form",
                p -> "<form action=\"mailto:" + p.address() + "\"><input value=\"" + p.address() + "\"></form>"));
        places.add(html("remote picture", p -> "<img src=\"https://x.example/" + p.address() + "/p.gif\">"));
        places.add(html(
                "data picture",
                p -> "<img src=\"data:image/svg+xml;base64,"
                        + Encodings.base64(Bytes.utf8("<svg><text>" + p.address() + "</text></svg>"), 0) + "\">"));
        places.add(html("cite", p -> "<blockquote cite=\"mailto:" + p.address() + "\">x</blockquote>"));
        places.add(html("language", p -> "<p lang=\"" + p.address() + "\" dir=\"" + p.name() + "\">x</p>"));
        places.add(html(
                "style attribute",
                p -> "<p style=\"background:url('https://x.example/"
                        + p.address().replace("'", "%27") + "')\">x</p>"));
        places.add(html(
                "font family",
                p -> "<p style='font-family:\"" + p.name().replace("'", "") + "\",\""
                        + p.address().replace("'", "") + "\"'>x</p>"));
    }

    private static void hidden(List<Place> places) {
        places.add(html("comment", p -> "<!-- " + p.secret().all() + " -->"));
        places.add(html("conditional comment", p -> "<!--[if mso]>" + p.address() + "<![endif]-->"));
        places.add(
                html("style", p -> "<style>.x::after{content:\"" + p.address() + "\"} /* " + p.name() + " */</style>"));
        places.add(html("script", p -> "<script>var me='" + p.name() + "', a=\"" + p.address() + "\"</script>"));
        places.add(html("display none", p -> "<div style=\"display:none\">" + p.address() + "</div>"));
        places.add(html(
                "vector picture", p -> "<svg><title>" + p.name() + "</title><text>" + p.address() + "</text></svg>"));
        places.add(html("frame", p -> "<iframe srcdoc=\"" + p.address() + "\"></iframe>"));
        places.add(html("no script", p -> "<noscript>" + p.address() + "</noscript>"));
        places.add(html("template", p -> "<template>" + p.address() + "</template>"));
        places.add(html("character data", p -> "<svg><![CDATA[" + p.address() + "]]></svg>"));
        places.add(html("processing instruction", p -> "<?xml author=\"" + p.address() + "\"?>"));
        places.add(html("office namespace", p -> "<o:p>" + p.name() + "</o:p><v:shape alt=\"" + p.address() + "\"/>"));
        places.add(html("unclosed tag", p -> "<b title=\"" + p.address()));
        places.add(Place.of(
                "html head",
                p -> p.mail(
                        "",
                        p.entity(
                                "text/html",
                                p.html("")
                                        .replace(
                                                "<body>",
                                                "<head><title>" + p.name() + "</title><meta name=author content=\""
                                                        + p.address() + "\"><base href=\"https://x.example/"
                                                        + p.address() + "/\"></head><body>")))));
    }
}
