package dev.amana.gateway.identity.web;

import dev.amana.gateway.identity.DemoUsers;
import dev.amana.gateway.identity.ProviderIdentity;
import dev.amana.platform.pages.Navigation;
import dev.amana.platform.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where people sign in: with a demo user's name, or by the way to the marketplace's own provider. */
@Controller
class SignInPage {
    private final boolean demo;

    SignInPage(ObjectProvider<DemoUsers> demoUsers) {
        this.demo = demoUsers.getIfAvailable() != null;
    }

    @GetMapping("/sign-in")
    String show(Model model) {
        model.addAttribute("users", demo ? DemoUsers.all() : List.of());
        model.addAttribute("provider", "/oauth2/authorization/" + ProviderIdentity.REGISTRATION);
        model.addAttribute("languages", List.of("en", "de", "ar", "ja"));
        return "sign-in";
    }

    @GetMapping("/")
    String home(@Nullable Authentication reader) {
        return "redirect:"
                + (reader == null
                        ? "/sign-in"
                        : Navigation.home(Caller.current().roles()));
    }
}
