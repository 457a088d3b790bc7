package dev.amana.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.util.ReflectionTestUtils;

/** The platform's own settings: all is kept for ever but the files of staff, which whoever hears them keeps. */
class TopicConfigurationTest {
    @Test
    @SuppressWarnings("unchecked")
    void onlyFilesOfStaffHaveAnEndOnTheirTopic() throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("platform", new ClassPathResource("amana-platform.yml"))
                .forEach(environment.getPropertySources()::addLast);
        ObjectProvider<Publication> none = new StaticListableBeanFactory().getBeanProvider(Publication.class);
        Object made = new TopicConfiguration().amanaTopics(environment, none);
        Iterable<NewTopic> topics = (Iterable<NewTopic>) ReflectionTestUtils.getField(made, "newTopics");
        assertThat(topics).hasSizeGreaterThan(5).allSatisfy(topic -> {
            Map<String, String> configs = topic.configs();
            if (topic.name().equals("amana.messaging.staff-files")) {
                assertThat(configs)
                        .containsEntry("retention.ms", "2592000000")
                        .containsEntry("message.timestamp.type", "LogAppendTime");
            } else {
                assertThat(configs).containsEntry("retention.ms", "-1").doesNotContainKey("message.timestamp.type");
            }
        });
    }
}
