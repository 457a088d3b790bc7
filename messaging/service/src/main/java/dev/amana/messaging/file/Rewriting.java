package dev.amana.messaging.file;

import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** What the relay does to texts and mails, lent to the files that contain them. */
public interface Rewriting {
    /** With aliases and neutral names where those of the parties stood. */
    String text(String text);

    /** The same of HTML, which is sanitised before. */
    String html(String html);

    /** The same in a tree, in place, also where a name runs across elements; texts of one line belong together. */
    void tree(Element root, Predicate<Element> endsLine);

    /** A mail built anew, as those that are relayed. */
    byte[] mail(byte[] raw, Budget budget) throws FileFault;

    /** What the recipient's calendar calls an event: none is named after the host or company of its author. */
    String eventUid(String uid);

    /** What stands for the author: the alias as an address. */
    String alias();

    /** What stands for the author's name. */
    String name();

    /** Whether the address is that of the author, of the recipient, or one of their aliases. */
    boolean knows(String address);
}
