package dev.amana.moderation.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.contact.Contact.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which addresses and numbers are meant for everybody: hot lines, desks of companies, and those that the operator lists. */
@Component
class OpenContacts {
    /** To whom mail to a company goes, whoever reads it (RFC 2142, and what is usual beside it). */
    private static final Set<String> DESKS = Set.of(
            "info",
            "contact",
            "kontakt",
            "office",
            "support",
            "help",
            "helpdesk",
            "service",
            "kundenservice",
            "kundendienst",
            "customerservice",
            "customer-service",
            "customercare",
            "care",
            "sales",
            "orders",
            "order",
            "returns",
            "retouren",
            "billing",
            "invoice",
            "hello",
            "hallo",
            "mail",
            "post",
            "team",
            "press",
            "privacy",
            "datenschutz",
            "legal",
            "abuse",
            "security",
            "noreply",
            "no-reply",
            "postmaster",
            "webmaster",
            "hotline",
            "warranty",
            "garantie",
            "claims",
            "toiawase",
            "otoiawase");

    /** Anybody may be called info there. */
    private static final Set<String> FREE_MAIL = Set.of(
            "gmail.com",
            "googlemail.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "t-online.de",
            "yahoo.com",
            "yahoo.co.jp",
            "hotmail.com",
            "outlook.com",
            "live.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "mail.com",
            "mail.ru",
            "docomo.ne.jp",
            "ezweb.ne.jp",
            "softbank.ne.jp",
            "qq.com",
            "163.com");

    private static final Set<PhoneNumberType> HOT_LINES = Set.of(
            PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.UAN);

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final Set<String> listed;

    OpenContacts(ThirdPartyProperties properties) {
        this.listed = properties.openContacts().stream()
                .map(contact -> contact.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isOpen(Contact contact) {
        String canonical = contact.canonical();
        return listed.contains(canonical) || (contact.kind() == Kind.EMAIL ? isDesk(canonical) : isHotLine(canonical));
    }

    private boolean isDesk(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        return listed.contains(domain) || (DESKS.contains(address.substring(0, at)) && !FREE_MAIL.contains(domain));
    }

    private boolean isHotLine(String number) {
        try {
            return HOT_LINES.contains(phones.getNumberType(phones.parse(number, "ZZ")));
        } catch (NumberParseException noNumber) {
            return false;
        }
    }
}
