import ArgumentParser
import ESMQL
import Foundation

/// Signs in and keeps the token for the commands that follow.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Sign in and keep the token.",
        discussion:
            "Asks for the password where no setting has it. The token is kept until it ends or esmql logout.")

    @OptionGroup var options: ProfileOptions

    func run() async throws {
        try await ProfileOptions.reporting {
            let site = try options.settings().configuration { try await TerminalPassword.ask() }
            try await Interruptible.run { try await Self.signIn(site) }
        }
    }

    private static func signIn(_ site: SiteConfiguration) async throws {
        let receipt = try await site.signIn(logger: ConsoleLog.logger)
        let end = receipt.expiresAtMilliseconds.map { milliseconds in
            let date = Date(timeIntervalSince1970: Double(milliseconds / 1000))
            return "; the token is good until " + date.formatted(.iso8601)
        }
        Console.error(Console.visible("Signed in at \(site.iamEndpoint ?? site.endpoint)\(end ?? "")."))
        guard receipt.isKept else {
            Console.error("error[configuration]: the token could not be kept")
            throw ExitStatus.usage
        }
    }
}

/// Forgets the token that login has kept.
struct LogoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Forget the token that is kept for the site and user.")

    @OptionGroup var options: ProfileOptions

    func run() async throws {
        let wasThere = try await ProfileOptions.reporting {
            try options.settings().configuration().signOut()
        }
        Console.error(wasThere ? "The token is forgotten." : "No token was kept.")
    }
}
