package dev.amana.messaging.file;

import java.util.Locale;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Replaces one name and one address, as plainly as can be. */
final class Rewritings implements Rewriting {
    static final String ADDRESS = "canary.bird@mail.test";
    static final String NAME = "Canary Bird";
    static final String ALIAS = "b7k@alias.amana.test";

    private final EventUids uids;

    Rewritings() {
        this(EventUids.of("author", "reader"));
    }

    Rewritings(EventUids uids) {
        this.uids = uids;
    }

    @Override
    public String text(String text) {
        return text.replaceAll("(?i)canary\\.bird@mail\\.test", ALIAS).replace(NAME, name());
    }

    @Override
    public String html(String html) {
        return text(html);
    }

    @Override
    public void tree(Element root, Predicate<Element> endsLine) {
        root.nodeStream(TextNode.class).forEach(node -> node.text(text(node.getWholeText())));
    }

    @Override
    public byte[] mail(byte[] raw, Budget budget) throws FileFault {
        throw new FileFault(FileFault.Kind.UNREADABLE);
    }

    @Override
    public String eventUid(String uid) {
        return uids.translated(uid);
    }

    @Override
    public String alias() {
        return ALIAS;
    }

    @Override
    public String name() {
        return "Buyer";
    }

    @Override
    public boolean knows(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.equals(ADDRESS) || lower.equals("seller@shop.test");
    }
}
