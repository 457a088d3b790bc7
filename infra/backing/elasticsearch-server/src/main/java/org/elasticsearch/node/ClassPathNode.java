package org.elasticsearch.node;

import java.util.List;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.ClassPathPluginsService;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;
import org.jspecify.annotations.NullMarked;

/** A node whose plugins are classes on the class path. It stands here because {@code NodeServiceProvider} does. */
@NullMarked
public final class ClassPathNode extends Node {
    public ClassPathNode(Environment environment, List<Class<? extends Plugin>> plugins) {
        super(NodeConstruction.prepareConstruction(
                environment, ClassPathPluginsService.withoutBundles(), new ClassPathPlugins(plugins), true));
    }

    private static final class ClassPathPlugins extends NodeServiceProvider {
        private final List<Class<? extends Plugin>> plugins;

        ClassPathPlugins(List<Class<? extends Plugin>> plugins) {
            this.plugins = plugins;
        }

        @Override
        PluginsService newPluginService(Environment environment, PluginsLoader loader) {
            return new ClassPathPluginsService(environment, plugins);
        }
    }
}
