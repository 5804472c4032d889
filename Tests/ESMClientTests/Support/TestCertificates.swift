/// An authority and certificates made for these tests alone; they vouch for nothing else.
enum TestCertificates {
    /// The authority.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBZTCCAQugAwIBAgIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEXMBUG
        A1UEAwwOVGVzdCBhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQg
        1AXgFch0+FYc21EbtJOcWQ+wtcdZ2r0jAwRW/GQRNjONlrTyrjC4n31q/k5nlcgB
        NbC7QIJkH8yJ6yDMeBHRo0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQE
        AwIBBjAdBgNVHQ4EFgQUp0cIG11LqHNHql0GbXgW6YHs9oowCgYIKoZIzj0EAwID
        SAAwRQIhAKigUpBxwTVjt/xGVjhJx4l/JdpMD0oEO6uJ8kte4GN4AiArz/xhUIej
        SgvqU4afzon+Kly6TSmOSGvVeU+743lNiQ==
        -----END CERTIFICATE-----
        """

    /// A certificate for localhost and 127.0.0.1.
    static let localhost = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUKgAwIBAgIBAjAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAG
        A1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAHfFD9k9
        1SgeIZhD6aBo6nI7VqlZub9JA6GFm8fh8doLcqatIxpaXOtjbiBsgD0F7lefv8Xr
        kPUeB3gR05XW06N+MHwwGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAkGA1Ud
        EwQCMAAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHQYDVR0OBBYEFPksF7QlJJ+gW7pp
        BirxfQb8UuEGMB8GA1UdIwQYMBaAFKdHCBtdS6hzR6pdBm14FumB7PaKMAoGCCqG
        SM49BAMCA0gAMEUCID2xvvPy6tNhTlKX9Zhnr4jEbkWXQJW+xguJEzp764pqAiEA
        3Af9OMxUNBzkjtQeD08WxAqmQvRf9RbshhMeMR6H+24=
        -----END CERTIFICATE-----
        """

    /// A certificate for other.example.com, with the same key.
    static let otherHost = """
        -----BEGIN CERTIFICATE-----
        MIIBpzCCAU2gAwIBAgIBAzAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowHDEaMBgG
        A1UEAwwRb3RoZXIuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
        AAQAd8UP2T3VKB4hmEPpoGjqcjtWqVm5v0kDoYWbx+Hx2gtypq0jGlpc62NuIGyA
        PQXuV5+/xeuQ9R4HeBHTldbTo4GAMH4wHAYDVR0RBBUwE4IRb3RoZXIuZXhhbXBs
        ZS5jb20wCQYDVR0TBAIwADATBgNVHSUEDDAKBggrBgEFBQcDATAdBgNVHQ4EFgQU
        +SwXtCUkn6BbumkGKvF9BvxS4QYwHwYDVR0jBBgwFoAUp0cIG11LqHNHql0GbXgW
        6YHs9oowCgYIKoZIzj0EAwIDSAAwRQIhAMiuEl90gSA7NPXtgeqA4playtlmzklt
        /lEC+UZzzqMEAiAx1s57oylRZJf7VwHHoeFFMjSptFzdGCs1pWkN4FXkxw==
        -----END CERTIFICATE-----
        """

    /// A certificate for localhost that ended with the year 2020, with the same key.
    static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUCgAwIBAgIBBDAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBQxEjAQBgNV
        BAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAB3xQ/ZPdUo
        HiGYQ+mgaOpyO1apWbm/SQOhhZvH4fHaC3KmrSMaWlzrY24gbIA9Be5Xn7/F65D1
        Hgd4EdOV1tOjfjB8MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAJBgNVHRME
        AjAAMBMGA1UdJQQMMAoGCCsGAQUFBwMBMB0GA1UdDgQWBBT5LBe0JSSfoFu6aQYq
        8X0G/FLhBjAfBgNVHSMEGDAWgBSnRwgbXUuoc0eqXQZteBbpgez2ijAKBggqhkjO
        PQQDAgNJADBGAiEA9JpK9KgFQAD1Nb8c/eTFQP/0woR32qTWZojn5B+jB5QCIQCi
        9TkT/wzKtxa4Igzou7YONfqurcKZ1CybBrg0pwruOA==
        -----END CERTIFICATE-----
        """

    /// A certificate for a client, with the same key.
    static let client = """
        -----BEGIN CERTIFICATE-----
        MIIBfzCCASWgAwIBAgIBBTAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEzERMA8G
        A1UEAwwIb3BlcmF0b3IwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQAd8UP2T3V
        KB4hmEPpoGjqcjtWqVm5v0kDoYWbx+Hx2gtypq0jGlpc62NuIGyAPQXuV5+/xeuQ
        9R4HeBHTldbTo2IwYDAJBgNVHRMEAjAAMBMGA1UdJQQMMAoGCCsGAQUFBwMCMB0G
        A1UdDgQWBBT5LBe0JSSfoFu6aQYq8X0G/FLhBjAfBgNVHSMEGDAWgBSnRwgbXUuo
        c0eqXQZteBbpgez2ijAKBggqhkjOPQQDAgNIADBFAiEAkpxLEW1snj5Vgpj/NQTV
        eSnLFq289M9yhpCt3qH7thYCIHcc2HehgUUrwazLr5pRwsRDQHjsI3jWP9yfNzR4
        CZc5
        -----END CERTIFICATE-----
        """

    /// The key of all but the authority.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUtNzkp7ccHesOz3+
        vn2wVlCRTssL8Z6Wi+I3pvTeUdWhRANCAAQAd8UP2T3VKB4hmEPpoGjqcjtWqVm5
        v0kDoYWbx+Hx2gtypq0jGlpc62NuIGyAPQXuV5+/xeuQ9R4HeBHTldbT
        -----END PRIVATE KEY-----
        """

    /// The same key under the passphrase ``Canary/passphrase``.
    static let encryptedKey = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiMlonH/UlRhAICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEBjeJ8rXGWPDgMCC5CqPHkEEgZBB
        rXTpdVcAVEN7jL0ByfGGTqHNtd0XHaQkXxkCUF4rLpo3BnI6itAg857Uo8sYq7dy
        N1LSMtvJBkIDQYO1c0M3OEKYIGq/kLcckcroGF4CfZcSWWFZvP7/nQ7PcltUCNEY
        FWsDTV8qdTe941Gt8bsaW4RL402+GoEOJfFmS4rCUGgZh+BwHLszK3n+UHjBNi0=
        -----END ENCRYPTED PRIVATE KEY-----
        """
}
