/// The body of a sign-in with a password, as far as the site looks at it.
struct SignInBody: Decodable {
    let auth: Auth

    struct Auth: Decodable {
        let identity: Identity
        let scope: Scope?
    }

    struct Identity: Decodable {
        let methods: [String]
        let password: Password?
    }

    struct Password: Decodable {
        let user: User
    }

    struct User: Decodable {
        let name: String?
        let id: String?
        let password: String
        let domain: Reference?
    }

    struct Scope: Decodable {
        let project: Reference?
        let domain: Reference?
    }

    struct Reference: Decodable {
        let name: String?
        let id: String?
    }
}
