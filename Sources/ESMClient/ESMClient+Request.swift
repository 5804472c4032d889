import NIOHTTP1

extension ESMClient {
    /// Fetches one page; a token that is refused is replaced once.
    func fetch(_ call: APICall, _ request: PageRequest) async throws(ESMClientError) -> WirePage {
        guard call.endpoint.paging != .marker else {
            throw .invalidRequest("\(call.endpoint.name) is read by marker, not by offset")
        }
        return try await authenticated(call.endpoint) { token, attempt throws(ESMClientError) in
            try await send(call, request, token, attempt: attempt)
        }
    }

    /// Makes a request that is not one of pages by offset.
    ///
    /// - Parameters:
    ///   - call: what to call.
    ///   - method: the HTTP method; the endpoint's own where it is nil.
    ///   - body: the body, JSON.
    ///   - read: takes the value out of an answer, with its number of rows where it has any.
    /// - Returns: the value.
    /// - Throws: what `read` throws, or why there was no answer.
    func exchange<Value: Sendable>(
        _ call: APICall, method: String? = nil, body: String? = nil,
        read: (HTTPAnswer, AnswerReader) throws(ESMClientError) -> (value: Value, rows: Int?)
    ) async throws(ESMClientError) -> Value {
        let method = method ?? call.endpoint.method
        return try await authenticated(call.endpoint) { token, attempt throws(ESMClientError) in
            var headers = headers(call.endpoint.authentication, token)
            if body != nil { headers.add(name: "Content-Type", value: "application/json") }
            let httpCall = HTTPCall(
                method: method, url: configuration.site.url(call.requestPath), headers: headers,
                body: body.map { Array($0.utf8) })
            let label = RequestRunner.Label(
                endpoint: call.endpoint.name, path: call.requestPath, query: "", attempt: attempt,
                site: configuration.site, level: call.endpoint.level,
                hasEffect: call.endpoint == .meteringJob)
            let reader = AnswerReader(path: "\(method) \(call.requestPath)", secrets: secrets(with: token))
            return try await runner.run(httpCall, label) { answer throws(ESMClientError) in
                try read(answer, reader)
            }
        }
    }

    /// How many tokens of one request may be refused: its own, one that another process has left, and a new one.
    private static let mostTokens = 3

    /// Makes a request with a token; one that is refused is replaced, by a new sign-in once.
    private func authenticated<Value: Sendable>(
        _ endpoint: Endpoint, _ request: (Token?, _ attempt: Int) async throws(ESMClientError) -> Value
    ) async throws(ESMClientError) -> Value {
        var refused: Token?
        var count = 0
        var attempt = 1
        while true {
            let token = try await token(for: endpoint, replacing: refused)
            do throws(ESMClientError) {
                return try await request(token, attempt)
            } catch {
                guard error.code == .signInRefused, let token else { throw error }
                guard canRenewToken else { throw error }
                count += 1
                guard refused == nil || !token.isOwn, count < Self.mostTokens else {
                    throw error.prefixed("even after a new sign-in ")
                }
                refused = token
                attempt = error.attempts + 1
            }
        }
    }

    private func secrets(with token: Token?) -> [Secret] {
        configuration.secrets + (token.map { [$0.value] } ?? [])
    }

    private var canRenewToken: Bool {
        switch configuration.credentials {
        case .token: false
        case .password, .passwordFrom: true
        }
    }

    private func token(
        for endpoint: Endpoint, replacing refused: Token?
    ) async throws(ESMClientError) -> Token? {
        guard endpoint.authentication != .none else { return nil }
        do {
            let (clock, tokens) = (options.clock, tokens)
            return try await clock.within(RequestDeadline.current.map { $0 - clock.now() }) {
                try await tokens.token(replacing: refused)
            }
        } catch is ClientClock.OutOfTime {
            throw .outOfTime(path: PasswordSignIn.path)
        } catch {
            throw error as? ESMClientError ?? .cancelled
        }
    }

    private func send(
        _ call: APICall, _ request: PageRequest, _ token: Token?, attempt: Int
    ) async throws(ESMClientError) -> WirePage {
        let target = call.requestTarget(offset: request.offsetValue, pageSize: request.size)
        let httpCall = HTTPCall(
            method: call.endpoint.method, url: configuration.site.url(target),
            headers: headers(call.endpoint.authentication, token))
        let label = RequestRunner.Label(
            endpoint: call.endpoint.name, path: call.requestPath,
            query: call.requestQuery(offset: request.offsetValue, pageSize: request.size), attempt: attempt,
            site: configuration.site, level: call.endpoint.level,
            priority: request.offset == 0 ? .interactive : .background)
        let reader = PageAnswerReader(
            call: call, request: request, secrets: secrets(with: token))
        return try await runner.run(httpCall, label) { answer throws(ESMClientError) in
            let page = try reader.page(answer)
            return (page, page.itemCount)
        }
    }

    private func headers(_ authentication: Endpoint.Authentication, _ token: Token?) -> HTTPHeaders {
        var headers: HTTPHeaders = ["Accept": "application/json", "User-Agent": "esmql"]
        if let token { headers.add(name: "X-Auth-Token", value: token.value.reveal()) }
        guard authentication == .tokenAndAppCodes else { return headers }
        if let code = configuration.appCode { headers.add(name: "X-APIG-Appcode", value: code.reveal()) }
        if let code = configuration.hcsoAppCode { headers.add(name: "X-HCSO-Appcode", value: code.reveal()) }
        if let id = configuration.hcsoDomainID { headers.add(name: "X-HCSO-Domainid", value: id) }
        return headers
    }
}
