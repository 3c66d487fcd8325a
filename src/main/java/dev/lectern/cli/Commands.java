package dev.lectern.cli;

import dev.lectern.diagnostic.TerminalText;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. None of the commands starts the service, which runs where there is no command. */
@Command(
        name = "lectern",
        description = {
            "Publishes courses that are written in Markdown.",
            "",
            "Without a command, this starts the service. The commands are for authors, and start nothing."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LintCommand.class, PushCommand.class, TokenCommand.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  @|bold java -jar quarkus-run.jar|@                     start the service",
            "  @|bold java -jar quarkus-run.jar lint my-course|@      check a course",
            "  @|bold java -jar quarkus-run.jar push my-course --to https://lectern.example --course my-course|@",
            "                                                publish it",
            "  @|bold java -jar quarkus-run.jar help lint|@           learn more of a command"
        })
public final class Commands implements Callable<Integer> {

    private final Shell shell;

    @Spec
    CommandSpec spec;

    private Commands(Shell shell) {
        this.shell = shell;
    }

    /** Runs the command that {@code arguments} begin with, and answers with the {@link Exit} code of the process. */
    public static int run(String[] arguments, Shell shell) {
        CommandLine line = new CommandLine(new Commands(shell))
                .setOut(shell.out())
                .setErr(shell.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, given) -> teach(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
        int exit = line.execute(arguments);
        boolean lost = shell.out().checkError();
        if (lost) {
            shell.err().println("lectern: the results could not be written, or not all of them");
        }
        shell.err().flush();
        return lost && exit == Exit.SUCCEEDED ? Exit.USAGE : exit;
    }

    /** Where the command was given. */
    Shell shell() {
        return shell;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    private static int teach(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.usage(command.getErr());
        return Exit.USAGE;
    }

    private static int tell(Exception failure, CommandLine command) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String message = failure instanceof Refusal ? failure.getMessage() : failure.toString();
        command.getErr().println(command.getCommandSpec().name() + ": " + TerminalText.of(message));
        return failure instanceof Refusal refusal ? refusal.exit() : Exit.FAILED;
    }
}
