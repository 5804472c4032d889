/// The help of the command line in Chinese, by its English text.
///
/// A test keeps it complete.
enum ChineseHelp {
    /// The texts.
    static let texts: [String: String] = [
        "SQL over the ESM API of a dedicated cloud.": "用 SQL 查询专属云的 ESM 接口。",
        """
        Without -c and -f, statements are read from standard input; on a terminal, at a prompt. The site is set by \
        ESMQL_ENDPOINT and the other variables that the README lists; --demo needs none of them.
        """: """
        没有 -c 和 -f 时，从标准输入读取语句；在终端上则进入提示符。站点由 ESMQL_ENDPOINT 和 README 列出的其他\
        变量设定；--demo 不需要其中任何一个。
        """,
        "Run these statements.": "执行这些语句。",
        "Run the statements of a file; - is standard input.": "执行文件中的语句；- 表示标准输入。",
        "Print each statement before its answer.": "在每个结果之前打印语句。",
        "Go on behind a statement that fails; the status is that of the first failure.":
            "语句失败后继续执行；退出码取自第一个失败。",
        "Only check the syntax: silence, or the errors and status 1.": "只检查语法：没有输出，或者报告错误并以 1 退出。",
        "Give the parameter :name a value; may be repeated.": "为参数 :name 赋值；可以重复。",
        "Ask a simulated site inside the process instead of a real one.": "查询进程内的模拟站点，而不是真实站点。",
        "Read this profile of the config file.": "读取配置文件中的这个配置。",
        "Take any certificate of the site; whoever is on the way can then read the password.":
            "接受站点的任何证书；此时链路上的任何人都能读到密码。",
        "Tell each setting, its value and where it comes from, secrets masked.":
            "列出每项设置、它的值和来源，机密内容不显示。",
        "Offer the rows of a file as a table: CSV, JSON, NDJSON or an SQLite database. May be repeated.":
            "把文件中的行作为表提供：CSV、JSON、NDJSON 或 SQLite 数据库。可以重复。",
        """
        Let a query make no more requests than this (default: 300); at the prompt it asks, elsewhere it fails with \
        status 5.
        """: "一个查询最多发出的请求数（默认：300）；超出时提示符下会询问，其他情况下以 5 退出。",
        "Ask the site for every query anew; otherwise rows of the last minute are used again.":
            "每个查询都重新向站点请求；否则一分钟内取得的行会被再次使用。",
        "Let a query work no longer than this: 30s, 5m, 2h (default: off). It fails with status 5.":
            "一个查询最多执行这么久：30s、5m、2h（默认：不限）。超出时以 5 退出。",
        """
        Let the rows of a query take no more memory than this (default: 512MB); what is more goes to a temporary file.
        """: "一个查询的行最多占用这么多内存（默认：512MB）；超出部分写入临时文件。",
        """
        Offer the tables that a YAML file describes: those of REST APIs, and what the site has differently. May be \
        repeated.
        """: "提供 YAML 文件描述的表：其他 REST 接口的表，以及站点的不同之处。可以重复。",
        "Offer the tables of an archive that esmql sync fills, as archive.hosts and so on.":
            "提供由 esmql sync 填充的存档中的表，名为 archive.hosts 等。",
        "Keep each request and its answer in this folder, without secrets.":
            "把每个请求和应答保存到这个文件夹，不含机密内容。",
        "Send nothing: answer from a folder of --record, at the time of its recording. Needs no settings.":
            "不发送任何请求：用 --record 保存的文件夹作答，时间为保存之时。不需要任何设置。",
        "Send nothing: a query that needs the site is an error that names the request.":
            "不发送任何请求：需要站点的查询报错，并指出所需的请求。",
        "Tell each request on standard error; -vv its headers too, secrets masked.":
            "在标准错误上报告每个请求；-vv 还报告请求头，机密内容不显示。",
        "The form of the answers; where none is named, the ending of the file decides.":
            "结果的格式；没有指定时由文件的扩展名决定。",
        "Write to a file instead of standard output.": "写入文件，而不是标准输出。",
        "The table of --format sqlite (default: result).": "--format sqlite 的表名（默认：result）。",
        "Let --format sqlite take the place of a file that is there.": "允许 --format sqlite 替换已有的文件。",
        "Start CSV with a byte order mark, for Excel.": "CSV 以字节顺序标记开头，供 Excel 识别。",
        "Guard CSV fields that a spreadsheet would run as formulas.": "防止电子表格把 CSV 字段当作公式执行。",
        "Leave notices out.": "不显示提示信息。",
        "Show the version.": "显示版本。",
        "Show help information.": "显示帮助。",
        "List the tables: a page to read, or rows with --format.": "列出所有表：一页文字，使用 --format 时为行。",
        "The language of the descriptions (default: as LC_ALL, LC_MESSAGES or LANG say).":
            "说明文字的语言（默认：由 LC_ALL、LC_MESSAGES 或 LANG 决定）。",
        "Tell where a table's rows come from and what its columns mean: a page to read, or rows with --format.":
            "说明一个表的行从哪里来、各列是什么意思：一页文字，使用 --format 时为行。",
        "The table.": "表名。",
        "Tell which requests a query would make, without making any.": "说明一个查询会发出哪些请求，但不真正发出。",
        "The query.": "查询语句。",
        "Lay out the statements of files.": "重新排版文件中的语句。",
        """
        Without files, standard input is laid out to standard output. A file with a syntax error is left as it is, \
        and the status is 1. Comments, names and values stay; only the header of a result column without an alias, \
        which is its text, changes with the layout.
        """: """
        没有文件时，把标准输入排版到标准输出。有语法错误的文件保持原样，并以 1 退出。注释、名称和值不变；\
        只有没有别名的结果列，其列名就是表达式的文本，会随排版改变。
        """,
        "The files; - is standard input.": "文件；- 表示标准输入。",
        "Rewrite the files.": "直接改写文件。",
        "Write nothing but the names of the files that would change; status 1 where there is one.":
            "只写出会改变的文件名；有这样的文件时以 1 退出。",
        "The letter case of keywords.": "关键字的大小写。",
        "The columns of a line, at least 20.": "一行的列数，至少 20。",
        "Ask for a site and write a profile of it.": "询问站点信息并写成一个配置。",
        """
        The profile goes into ~/.config/esmql/config, or the file that ESMQL_CONFIG names, which only its owner can \
        read. The password stays out of it unless --with-password asks for it: name a command that prints it, or let \
        esmql login ask. Without a terminal the answers are lines of standard input.
        """: """
        配置写入 ~/.config/esmql/config，或 ESMQL_CONFIG 指定的文件，只有所有者可以读取。除非使用 --with-password，\
        否则密码不会写入：可以给出一个输出密码的命令，或让 esmql login 询问。没有终端时，回答取自标准输入的各行。
        """,
        "Ask for the password and write it into the file, in clear.": "询问密码，并以明文写入文件。",
        "Replace a profile that is there already.": "替换已有的配置。",
        "How progress is told on standard error: auto is a line on a terminal.":
            "如何在标准错误上报告进度：auto 表示在终端上显示一行。",
        "List the parameters that the script declares (-- :param day date = yesterday) or uses.":
            "列出脚本声明（-- :param day date = yesterday）或使用的参数。",
        "Write only what differs from the answer in this file, saved by an earlier run; status 6 where something does.":
            "只写出与这个文件中先前保存的结果不同的部分；有不同时以 6 退出。",
        "The columns that tell the rows of --diff apart (default: the fewest first ones that do).":
            "--diff 用来区分各行的列（默认：能够区分的最少的前几列）。",
        "Sign in and keep the token.": "登录并保存令牌。",
        "Asks for the password where no setting has it. The token is kept until it ends or esmql logout.":
            "设置中没有密码时会询问。令牌保存到过期或执行 esmql logout 为止。",
        "Forget the token that is kept for the site and user.": "删除为该站点和用户保存的令牌。",
        "Keep tables in an archive: a database that speaks PostgreSQL's protocol.":
            "把表保存到归档：使用 PostgreSQL 协议的数据库。",
        """
        Reads what is new since the last time and writes a row for each table that tells what was done. It can be \
        stopped at any moment and run again. Without tables it is those that the archive has.
        """: """
        读取上次以来的新数据，并为每个表写出一行，说明做了什么。可以随时中止并重新执行。没有指定表时，\
        处理归档中已有的表。
        """,
        "The tables.": "表名。",
        """
        Where the archive is, such as postgresql://user@host/database (default: ESMQL_ARCHIVE). The password is better \
        in ~/.pgpass.
        """: "归档的位置，例如 postgresql://user@host/database（默认：ESMQL_ARCHIVE）。密码最好放在 ~/.pgpass 中。",
        "From when on rows are wanted: a time, or a span back from now such as 7d (default: 24h for a new table).":
            "从什么时候开始的行：一个时间，或从现在往回的时长，例如 7d（默认：新表为 24h）。",
        "Read only rows in which a column has this value. May be repeated, for the same column too.":
            "只读取某一列为该值的行。可以重复，同一列也可以。",
        "How far behind the last time rows are read again, for those that come late (default: by the table).":
            "重新读取上次之前多长时间的行，以补上迟到的数据（默认：由表决定）。",
        "Begin again so often, until Ctrl-C: 15m, 1h, 1d.": "每隔这么久重新执行一次，直到按下 Ctrl-C：15m、1h、1d。",
        "Run a simulated site on 127.0.0.1 until Ctrl-C.": "在 127.0.0.1 上运行模拟站点，直到按下 Ctrl-C。",
        "The port; 0 takes a free one.": "端口；0 表示任选一个空闲端口。",
        "The seed of its data: the same seed gives the same site.": "数据的种子：相同的种子得到相同的站点。",
        "How many rows of network metrics it has in a day, roughly.": "一天中网络指标的大致行数。",
        "How many days back its metrics and snapshots reach (default: 3 and 14).":
            "指标和快照向前覆盖的天数（默认：3 和 14）。",
        "How many requests a minute it answers (default: 60, as the API does).":
            "每分钟应答的请求数（默认：60，与接口相同）。",
        "Milliseconds that pass before each answer.": "每次应答之前经过的毫秒数。",
        "The certificate chain in PEM with which it speaks TLS.": "用于 TLS 的证书链（PEM）。",
        "The certificate's key in PEM.": "证书的私钥（PEM）。",
    ]
}
