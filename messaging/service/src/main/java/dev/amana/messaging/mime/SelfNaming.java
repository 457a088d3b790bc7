package dev.amana.messaging.mime;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the author's own mail program says about the author: the addresses of From, Sender and Reply-To and their display
 * names, which need not be those that the marketplace knows, and which a signature often repeats.
 */
public final class SelfNaming {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@\"]{1,64}@[^\\s<>@\"]{3,190}");
    private static final int MOST_AUTHORS = 10;
    private static final int LONGEST_NAME = 100;

    private SelfNaming() {}

    /** The author with these added, except for what also names the other side or is an alias. */
    public static KnownParty add(KnownParty author, ParsedMail mail, KnownParty other) {
        Set<String> addresses = new LinkedHashSet<>(author.addresses());
        Set<String> names = new LinkedHashSet<>(author.names());
        String aliasDomain = author.alias().substring(author.alias().lastIndexOf('@'));
        for (MailAddress named : mail.authors().stream().limit(MOST_AUTHORS).toList()) {
            String name = named.name().strip();
            addAddress(named.address().strip(), aliasDomain, other, addresses);
            // Some programs put the address where the name belongs.
            addAddress(name, aliasDomain, other, addresses);
            if (!names.contains(name) && isName(name) && !isOf(other, name)) {
                names.add(name);
            }
        }
        return new KnownParty(author.alias(), author.displayName(), addresses, names, author.phones());
    }

    private static void addAddress(String address, String aliasDomain, KnownParty other, Set<String> addresses) {
        if (addresses.contains(address)) {
            return;
        }
        boolean alias = address.toLowerCase(Locale.ROOT).endsWith(aliasDomain.toLowerCase(Locale.ROOT));
        if (ADDRESS.matcher(address).matches() && !alias && !isOf(other, address)) {
            addresses.add(address);
        }
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME
                && name.indexOf('@') < 0
                && name.codePoints().anyMatch(Character::isLetter)
                && DenseName.isLikely(name)
                && Identifiers.isName(name);
    }

    private static boolean isOf(KnownParty other, String identity) {
        return other.displayName().equalsIgnoreCase(identity)
                || other.addresses().stream().anyMatch(identity::equalsIgnoreCase)
                || other.names().stream().anyMatch(identity::equalsIgnoreCase)
                || isNameOf(other, PersonName.of(identity));
    }

    /** {@code Sand, Selim} is {@code Selim Sand}. */
    private static boolean isNameOf(KnownParty other, PersonName name) {
        return other.names().stream().map(PersonName::of).anyMatch(name::isLike);
    }
}
