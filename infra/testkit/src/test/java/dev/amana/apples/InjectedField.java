package dev.amana.apples;

import org.springframework.beans.factory.annotation.Value;

/** Counter-example: a dependency that no constructor shows. */
public class InjectedField {
    @Value("${apples.colour}")
    private String colour;

    String colour() {
        return colour;
    }
}
