package dev.persona;

import dev.persona.command.ApiKeyCommand;
import dev.persona.command.ServeCommand;
import dev.persona.command.TokenCommand;
import dev.persona.server.InvalidSettingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(name = "persona", mixinStandardHelpOptions = true, version = "persona 1.0.0", synopsisSubcommandLabel = "COMMAND",
    description = "Keeps people's profiles behind five vendors' documented contracts.",
    footer = {"", "Settings come from environment variables; see README.md."},
    subcommands = {ServeCommand.class, TokenCommand.class, ApiKeyCommand.class})
public final class Main {

    private Main() {
    }

    /**
     * Runs a command and exits with its status: 0 for success, 1 for a failure, 2 for a call that makes no sense.
     *
     * @param arguments the command and its parameters
     */
    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((exception, command, result) -> {
            boolean forOperators = exception instanceof InvalidSettingException || exception instanceof IllegalArgumentException;
            command.getErr().println(forOperators ? exception.getMessage() : rootCause(exception).toString());
            return 1;
        });
        int status = commandLine.execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static Throwable rootCause(Throwable exception) {
        return exception.getCause() == null ? exception : rootCause(exception.getCause());
    }
}
