package dev.amana.messaging.party;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A phone number in the one form that tells its country (E.164). */
final class PhoneNumber {
    private PhoneNumber() {}

    /** @param country ISO 3166-1 alpha-2, where it is dialled as written; what is no number there stays as it is */
    static String international(String written, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(written, country), PhoneNumberFormat.E164);
        } catch (NumberParseException noNumber) {
            return written.strip();
        }
    }
}
