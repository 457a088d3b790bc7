package dev.amana.messaging.mime;

import dev.amana.messaging.file.Budget;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.Rewriting;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** What files are rewritten with: the two parties of one mail. */
final class PartyRewriting implements Rewriting {
    /** Nested mails, that files may hold. */
    interface Nested {
        byte[] rebuilt(byte[] raw, Rewriting with, Budget budget) throws FileFault;
    }

    private static final Evaluator PICTURE = Selector.evaluatorOf("img[src]");

    private final RelayOrder order;
    private final Replacement replacement;
    private final Nested nested;

    PartyRewriting(RelayOrder order, Replacement replacement, Nested nested) {
        this.order = order;
        this.replacement = replacement;
        this.nested = nested;
    }

    @Override
    public String text(String text) {
        return replacement.inText(text);
    }

    @Override
    public String html(String html) {
        Document document = Jsoup.parseBodyFragment(HtmlPolicy.sanitise(html));
        document.outputSettings().prettyPrint(false);
        replacement.inHtml(document);
        document.select(PICTURE).forEach(Element::remove);
        return document.body().html();
    }

    @Override
    public void tree(Element root, Predicate<Element> endsLine) {
        replacement.inTree(root, endsLine);
    }

    @Override
    public byte[] mail(byte[] raw, Budget budget) throws FileFault {
        return nested.rebuilt(raw, this, budget);
    }

    @Override
    public String eventUid(String uid) {
        return order.eventUids().translated(uid);
    }

    @Override
    public String alias() {
        return order.sender().alias();
    }

    @Override
    public String name() {
        return order.sender().displayName();
    }

    @Override
    public boolean knows(String address) {
        return List.of(order.sender(), order.recipient()).stream()
                .anyMatch(party -> party.alias().equalsIgnoreCase(address)
                        || party.addresses().stream().anyMatch(address::equalsIgnoreCase));
    }
}
