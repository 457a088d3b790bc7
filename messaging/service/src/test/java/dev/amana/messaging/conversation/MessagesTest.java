package dev.amana.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages messages = new Messages();

    @Test
    void settledMessagesAreForgottenOldestFirst() {
        for (int i = 0; i <= Messages.MOST_SETTLED; i++) {
            messages.put("m" + i, Stage.RELAYED, 1);
        }
        assertThat(messages.find("m0")).isNull();
        assertThat(messages.find("m1")).isEqualTo(new Messages.Standing(Stage.RELAYED, 1));
    }

    @Test
    void messageThatWaitsIsNeverForgotten() {
        messages.put("waiting", Stage.WAITING, 0);
        for (int i = 0; i < 3 * Messages.MOST_SETTLED; i++) {
            messages.put("m" + i, Stage.RELAYED, 1);
        }
        assertThat(messages.find("waiting")).isEqualTo(new Messages.Standing(Stage.WAITING, 0));
    }

    @Test
    void manyBlockedMessagesDoNotCloseTheConversationToTheOtherSide() {
        for (int i = 0; i < Messages.MOST_WITHHELD + Messages.MOST_ON_THE_WAY; i++) {
            messages.put("m" + i, Stage.WAITING, 0);
            messages.put("m" + i, Stage.WITHHELD, 1);
        }
        assertThat(messages.full()).isFalse();
        assertThat(messages.find("m0")).isNull();
    }

    @Test
    void conversationIsFullUntilSomethingSettles() {
        for (int i = 0; i < Messages.MOST_ON_THE_WAY; i++) {
            assertThat(messages.full()).isFalse();
            messages.put("m" + i, Stage.WAITING, 0);
        }
        assertThat(messages.full()).isTrue();
        messages.put("m0", Stage.RELEASED, 1);
        assertThat(messages.full()).isTrue();
        messages.put("m0", Stage.RELAYED, 1);
        assertThat(messages.full()).isFalse();
    }
}
