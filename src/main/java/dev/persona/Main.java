package dev.persona;

import dev.persona.command.ApiKeyCommand;
import dev.persona.command.ServeCommand;
import dev.persona.command.TokenCommand;
import dev.persona.server.InvalidSettingException;
import java.io.PrintWriter;
import java.util.List;
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
        // To read the annotations of all commands takes a twentieth of the time until the server answers.
        int status = List.of(arguments).equals(List.of(ServeCommand.NAME)) ? serve() : execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int serve() {
        try {
            return new ServeCommand().call();
        } catch (RuntimeException e) {
            return fail(e, new PrintWriter(System.err, true));
        }
    }

    private static int execute(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((exception, command, result) -> fail(exception, command.getErr()));
        return commandLine.execute(arguments);
    }

    private static int fail(Exception exception, PrintWriter err) {
        boolean forOperators = exception instanceof InvalidSettingException || exception instanceof IllegalArgumentException;
        err.println(forOperators ? exception.getMessage() : rootCause(exception).toString());
        return 1;
    }

    private static Throwable rootCause(Throwable exception) {
        return exception.getCause() == null ? exception : rootCause(exception.getCause());
    }
}
