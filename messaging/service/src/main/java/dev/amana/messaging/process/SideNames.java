package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Role;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** What stands in From instead of a name, in the reader's language. */
@Component
class SideNames {
    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String of(Role role, Locale locale) {
        ResourceBundle names = ResourceBundle.getBundle("messaging.messages", locale, NO_DEFAULT_LOCALE);
        return names.getString("side." + role.name().toLowerCase(Locale.ROOT));
    }
}
