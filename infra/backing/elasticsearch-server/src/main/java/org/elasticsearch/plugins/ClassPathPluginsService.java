package org.elasticsearch.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.jspecify.annotations.NullMarked;

/** Plugins straight from the class path: no plugin folders, no descriptors on disk. */
@NullMarked
public final class ClassPathPluginsService extends PluginsService {
    private final List<LoadedPlugin> loaded;

    public ClassPathPluginsService(Environment environment, List<Class<? extends Plugin>> plugins) {
        super(environment.settings(), environment.configDir(), withoutBundles());
        this.loaded = plugins.stream()
                .map(type -> load(type, environment.settings(), environment))
                .toList();
        loadExtensions(loaded);
    }

    /** The loader's factory method expects named modules; its package-private constructor does not. */
    public static PluginsLoader withoutBundles() {
        return new PluginsLoader(Set.of(), Set.of(), Map.of());
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return loaded;
    }

    private LoadedPlugin load(Class<? extends Plugin> type, Settings settings, Environment environment) {
        return new LoadedPlugin(
                describe(type), loadPlugin(type, settings, environment.configDir()), type.getClassLoader());
    }

    @SuppressWarnings("NullAway") // The descriptor takes null for "no module", and Elasticsearch is not annotated.
    private static PluginDescriptor describe(Class<? extends Plugin> type) {
        return new PluginDescriptor(
                type.getName(),
                "on the class path",
                "NA",
                Build.current().version(),
                Integer.toString(Runtime.version().feature()),
                type.getName(),
                null,
                List.of(),
                false,
                false,
                false,
                false,
                null);
    }
}
