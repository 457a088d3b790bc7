package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** One XML part of an office document: without the names of who wrote, commented and changed it. */
final class OfficeXml {
    private static final String NOBODY = "Author";

    /** Attributes that name people, by local name; {@code name} and the like do so on some elements only. */
    private static final Set<String> PEOPLE_ATTRIBUTES =
            Set.of("author", "initials", "userid", "providerid", "username", "lastmodifiedby", "displayname");

    private static final Set<String> PEOPLE_ELEMENTS = Set.of(
            "author",
            "creator",
            "dc:creator",
            "meta:initial-creator",
            "meta:creator-initials",
            "loext:sender-initials",
            "text:author-name",
            "text:author-initials",
            "text:initial-creator",
            "text:creator",
            "text:printed-by",
            "dc:lastmodifiedby");

    /** Of OpenDocument: printers are named by places and people, databases by their paths. */
    private static final Set<String> SETTINGS = Set.of(
            "PrinterName", "PrinterSetup", "PrinterFaxName", "CurrentDatabaseDataSource", "CurrentDatabaseCommand");

    /** Elements whose {@code name} is a person's: of comments, old and new, and of a shared workbook's users. */
    private static final Set<String> AUTHORS = Set.of("cmauthor", "author", "userinfo");

    private static final Set<String> REMOVED = Set.of("x15ac:abspath", "w:attachedtemplate", "filesharing");

    /** What a reader sees on a line of its own. */
    private static final Set<String> LINES = Set.of(
            "p",
            "h",
            "si",
            "c",
            "row",
            "tr",
            "tc",
            "table-cell",
            "comment",
            "relationship",
            "t-cell",
            "is",
            "sst",
            "br",
            "line-break");

    private static final Pattern NAMES_PEOPLE = Pattern.compile(
            "author|initials|creator|userId|userInfo|userName|displayName|absPath|attachedTemplate|fileSharing|file:"
                    + "|<w:bdo|<text:sender-|printed-by|Printer(?:Name|Setup)|CurrentDatabase",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private final Rewriting with;

    OfficeXml(Rewriting with) {
        this.with = with;
    }

    /** Untouched where there is nothing to do: a tree costs ten times its text. */
    byte[] rewritten(byte[] content, Pattern leftOut) throws FileFault {
        String xml = Charsets.decode(content, "utf-8");
        boolean names = changes(xml)
                || changes(TAG.matcher(xml).replaceAll(""))
                || NAMES_PEOPLE.matcher(xml).find();
        boolean refers = xml.contains("Relationships") || xml.contains("/content-types") || xml.contains("manifest");
        return names || refers ? tree(content, leftOut) : content;
    }

    private boolean changes(String text) {
        String readable = Parser.unescapeEntities(text, false);
        return !with.text(readable).equals(readable);
    }

    private byte[] tree(byte[] content, Pattern leftOut) throws FileFault {
        Document document;
        try {
            document = Jsoup.parse(new ByteArrayInputStream(content), null, "", Parser.xmlParser());
        } catch (IOException e) {
            throw new FileFault(Kind.UNREADABLE);
        }
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        document.charset(StandardCharsets.UTF_8);
        for (Element element : List.copyOf(document.getAllElements())) {
            if (isGone(element, leftOut)) {
                element.remove();
            } else if (element.nameIs("w:bdo")) {
                // Words in another order than a reader sees them in.
                element.unwrap();
            } else {
                anonymous(element);
            }
        }
        with.tree(document, element -> LINES.contains(localName(element.tagName())));
        return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /** Of relations, types and manifests what tells of a part that was left out. */
    private static boolean isGone(Element element, Pattern leftOut) {
        String target = element.attr("Target") + element.attr("PartName") + element.attr("manifest:full-path");
        String path = target.replaceFirst("^(?:\\.\\./|/)+", "");
        return REMOVED.contains(element.tagName().toLowerCase(Locale.ROOT))
                || (!path.isEmpty() && leftOut.matcher(path).matches());
    }

    private static void anonymous(Element element) {
        String tag = element.tagName().toLowerCase(Locale.ROOT);
        if (SETTINGS.contains(element.attr("config:name"))) {
            element.childNodes().stream().toList().forEach(Node::remove);
        } else if (PEOPLE_ELEMENTS.contains(tag) || tag.startsWith("text:sender-")) {
            element.childNodes().stream().toList().forEach(Node::remove);
            element.appendText(NOBODY);
        }
        boolean author = AUTHORS.contains(localName(element.tagName()));
        for (Attribute attribute : element.attributes().asList()) {
            String name = localName(attribute.getKey());
            if (PEOPLE_ATTRIBUTES.contains(name) || (author && name.equals("name"))) {
                element.attr(attribute.getKey(), NOBODY);
            } else if (attribute.getValue().toLowerCase(Locale.ROOT).startsWith("file:")) {
                // A path on the author's machine, with the author's login in it.
                element.attr(attribute.getKey(), "about:blank");
            }
        }
    }

    private static String localName(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
