package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Role.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping of a YAML file, with its place for messages. Only plain data is read, never a Java type. */
record YamlNode(String where, Map<?, ?> values) {
    static YamlNode parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            return of(file, root);
        } catch (YAMLException malformed) {
            throw new MalformedRules(file, malformed);
        }
    }

    private static YamlNode of(String where, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new YamlNode(where, map);
        }
        throw new MalformedRules(where, "a mapping is expected");
    }

    void onlyKeys(String... known) {
        for (Object key : values.keySet()) {
            if (!Arrays.asList(known).contains(String.valueOf(key))) {
                throw new MalformedRules(where, "'" + key + "' is not known here");
            }
        }
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    String text(String key) {
        return scalar(at(key), values.get(key));
    }

    int number(String key) {
        if (values.get(key) instanceof Integer number) {
            return number;
        }
        throw new MalformedRules(at(key), "a whole number is expected");
    }

    List<String> texts(String key) {
        return has(key) ? list(key).stream().map(item -> scalar(at(key), item)).toList() : List.of();
    }

    YamlNode child(String key) {
        return of(at(key), values.get(key));
    }

    List<YamlNode> children(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<?> items = list(key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> of(at(key) + "[" + (i + 1) + "]", items.get(i)))
                .toList();
    }

    List<String> keys() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    /** All entries, each a list of texts. */
    Map<String, List<String>> entries() {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        keys().forEach(key -> entries.put(key, texts(key)));
        return entries;
    }

    /** Everybody, unless said. */
    Set<Standing> standings(String key) {
        return has(key) ? some(Standing.class, key) : Set.of(Standing.values());
    }

    <E extends Enum<E>> E one(Class<E> type, String key) {
        return constant(type, at(key), text(key));
    }

    <E extends Enum<E>> @Nullable E perhapsOne(Class<E> type, String key) {
        return has(key) ? one(type, key) : null;
    }

    <E extends Enum<E>> Set<E> some(Class<E> type, String key) {
        Set<E> constants = EnumSet.noneOf(type);
        texts(key).forEach(text -> constants.add(constant(type, at(key), text)));
        return constants;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String where, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new MalformedRules(where, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    private List<?> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw new MalformedRules(at(key), "a list is expected");
    }

    private static String scalar(String where, @Nullable Object value) {
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw new MalformedRules(where, "a text is expected (quote words such as \"no\" and \"on\")");
    }

    private String at(String key) {
        return where + ": " + key;
    }
}
