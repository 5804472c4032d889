import ArgumentParser
import ESMQL
import Foundation

/// Asks for a site and writes a profile of it.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Ask for a site and write a profile of it.",
        discussion: """
            The profile goes into ~/.config/esmql/config, or the file that ESMQL_CONFIG names, which only its owner \
            can read. The password stays out of it unless --with-password asks for it: name a command that prints \
            it, or let esmql login ask. Without a terminal the answers are lines of standard input.
            """)

    @OptionGroup var options: ProfileOptions

    @Flag(help: "Replace a profile that is there already.")
    var force = false

    @Flag(help: "Ask for the password and write it into the file, in clear.")
    var withPassword = false

    func run() async throws {
        let (name, force, withPassword) = (options.profile, force, withPassword)
        let isInsecure = options.insecure
        // Ctrl-C in the middle of a password must give the terminal its echo back.
        try await Interruptible.run {
            try await Self.run(
                profile: name, replaces: force, withPassword: withPassword, isInsecure: isInsecure)
        }
    }

    private static func run(
        profile: String?, replaces: Bool, withPassword: Bool, isInsecure: Bool
    ) async throws {
        try await ProfileOptions.reporting {
            let store = try ProfileStore(environment: ProcessInfo.processInfo.environment)
            let interview = Interview(language: .ofEnvironment)
            let path = Console.visible(store.path)
            let start = LocalizedText(
                "The profile is written to \(path).\nAn empty answer takes what stands in brackets.",
                chinese: "配置将写入 \(path)。\n直接回车表示采用方括号中的内容。")
            Console.error(start[interview.language])
            let name =
                try profile
                ?? interview.answer(
                    LocalizedText("Name of the profile", chinese: "配置名称"), standard: "default")
            if store.profiles.contains(name), !replaces {
                throw QueryError(
                    .configuration, code: "configuration",
                    message:
                        "there is a profile \(name) already; --force replaces it, --profile takes another name"
                )
            }
            var values = try await ask(interview, withPassword: withPassword)
            if isInsecure { values.append(("insecure", "true")) }
            try store.write(name, values)
            let option = name == "default" ? "" : " --profile " + name
            let end = LocalizedText(
                "Written. esmql login\(option) signs in and keeps the token; esmql\(option) is a prompt over the site.",
                chinese: "已写入。esmql login\(option) 登录并保存令牌；esmql\(option) 打开该站点的提示符。")
            Console.error(Console.visible(end[interview.language]))
        }
    }

    private static func ask(
        _ interview: Interview, withPassword: Bool
    ) async throws -> [(key: String, value: String)] {
        var values: [(key: String, value: String)] = []
        func add(_ key: String, _ value: String) {
            if !value.isEmpty { values.append((key, value)) }
        }
        func ask(_ key: String, _ question: LocalizedText, check: (String) -> String?) throws {
            add(key, try interview.answer(question, check: check))
        }
        try ask(
            "endpoint", LocalizedText("Address of ESM, https://…", chinese: "ESM 地址，https://…"),
            check: checkAddress)
        try ask(
            "iam_endpoint", LocalizedText("Address of IAM, https://…", chinese: "IAM 地址，https://…"),
            check: checkAddress)
        try ask("user", LocalizedText("User", chinese: "用户名"), check: checkPresent)
        try ask("domain", LocalizedText("Domain of the user", chinese: "用户所属的域"), check: checkPresent)
        try ask("project", LocalizedText("Project", chinese: "项目"), check: checkPresent)
        let appCode = LocalizedText(
            "App code, the value of X-APIG-Appcode", chinese: "应用代码（X-APIG-Appcode 的值）")
        add("appcode", try await interview.secret(appCode))
        if withPassword {
            let question = LocalizedText("Password; it is written in clear", chinese: "密码（以明文写入）")
            add("password", try await interview.secret(question))
        } else {
            let question = LocalizedText(
                "Command that prints the password, such as pass show esm/operator; none: esmql login asks",
                chinese: "输出密码的命令，例如 pass show esm/operator；none 表示由 esmql login 询问")
            add("password_command", try interview.answer(question, standard: "none"))
            values.removeAll { $0.key == "password_command" && $0.value == "none" }
        }
        return values
    }

    /// Why an address cannot be one of a site; nil where it can.
    private static func checkAddress(_ text: String) -> String? {
        do throws(ESMClientError) {
            _ = try SiteConfiguration(endpoint: text, credentials: .token(Secret("none")))
            return nil
        } catch { return error.description }
    }

    private static func checkPresent(_ text: String) -> String? {
        text.isEmpty ? "an answer is needed" : nil
    }
}
