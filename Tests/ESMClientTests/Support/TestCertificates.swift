/// An authority and two certificates made for these tests alone; they vouch for nothing else.
enum TestCertificates {
    /// The authority.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBZDCCAQugAwIBAgIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEXMBUG
        A1UEAwwOVGVzdCBhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR8
        Azr/FiH7BNqy3sLK1Lksd1U3PsQgdBXWW3hv/cCGDXfbhRUFrUKajjP7rsC6rka7
        iWIAXFLoKYPDmudTCWNoo0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQE
        AwIBBjAdBgNVHQ4EFgQUxNnYKz+GxF4IPq8Nwe6Rf2/IiyswCgYIKoZIzj0EAwID
        RwAwRAIgUuxVW5ZqHufdp4Keye4jahxIcvxMsI2lQw//M8cP++ACIF4oUl+agVU7
        rLF1Zy/KRdgmdIpB7bHo9XsrPrinF+yg
        -----END CERTIFICATE-----
        """

    /// A certificate for localhost and 127.0.0.1.
    static let localhost = """
        -----BEGIN CERTIFICATE-----
        MIIBqzCCAVGgAwIBAgIBAjAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAG
        A1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEr5+FvG3/
        sr7kFqK+IPYE/T/8ldlXwCAajGR5C1iXwBtuVEIj6zZn/x30LqpEVFos4yPeM9tQ
        QMTjscLxY/VKAaOBjDCBiTAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCQYD
        VR0TBAIwADATBgNVHSUEDDAKBggrBgEFBQcDATALBgNVHQ8EBAMCB4AwHQYDVR0O
        BBYEFEwTlMULdvsBaYBxY1lugW1HQQkBMB8GA1UdIwQYMBaAFMTZ2Cs/hsReCD6v
        DcHukX9vyIsrMAoGCCqGSM49BAMCA0gAMEUCIHGP2NEwYevhA6412fo3dULbZQN6
        NUPZ9a5xQ3Q7LDjXAiEA9+kGLezVrRisjmmYHjh+t8BoAyi89EJqyEcWzCS8xP0=
        -----END CERTIFICATE-----
        """

    /// A certificate for other.example.com, with the same key.
    static let otherHost = """
        -----BEGIN CERTIFICATE-----
        MIIBrTCCAVOgAwIBAgIBAzAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
        dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAG
        A1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEr5+FvG3/
        sr7kFqK+IPYE/T/8ldlXwCAajGR5C1iXwBtuVEIj6zZn/x30LqpEVFos4yPeM9tQ
        QMTjscLxY/VKAaOBjjCBizAcBgNVHREEFTATghFvdGhlci5leGFtcGxlLmNvbTAJ
        BgNVHRMEAjAAMBMGA1UdJQQMMAoGCCsGAQUFBwMBMAsGA1UdDwQEAwIHgDAdBgNV
        HQ4EFgQUTBOUxQt2+wFpgHFjWW6BbUdBCQEwHwYDVR0jBBgwFoAUxNnYKz+GxF4I
        Pq8Nwe6Rf2/IiyswCgYIKoZIzj0EAwIDSAAwRQIhAMF035na21T7pHQTtgBTEPDJ
        2BB3KLOb2JodLudRVkm3AiAaxmHOsxyiA6BbRa10hH1XWDHXLMGsCfEh7c1jk6RS
        sg==
        -----END CERTIFICATE-----
        """

    /// The key of both.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLqs46VBWXxe6TVTQ
        4iHq9IgtBFiqcg6pPt+t40xj+iuhRANCAASvn4W8bf+yvuQWor4g9gT9P/yV2VfA
        IBqMZHkLWJfAG25UQiPrNmf/HfQuqkRUWizjI94z21BAxOOxwvFj9UoB
        -----END PRIVATE KEY-----
        """
}
