package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.amana.messaging.conversation.ConversationCommand.ResumeAfterScan;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timer's row is the state of this process: it sends a message that waits for the virus scanner on its way again. */
@Configuration(proxyBeanMethods = false)
class WhenScanIsDueThenResume {
    @Bean
    OneTimeTask<Void> scanAgain(CommandGateway commands, Clock clock) {
        return Tasks.oneTime(VirusCheck.ASK_AGAIN).execute((instance, context) -> {
            String[] ids = instance.getId().split(" ", -1);
            commands.sendAndWait(new ResumeAfterScan(ids[0], ids[1], clock.instant()));
        });
    }
}
