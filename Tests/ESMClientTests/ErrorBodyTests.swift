import Testing

@testable import ESMClient

struct ErrorBodyTests {
    @Test(
        arguments: [
            (#"{"error_msg":"no","error_code":"AS.0001"}"#, "AS.0001", "no", nil),
            (#"{"error_code":"APIG.0303","error_msg":"no","request_id":"r1"}"#, "APIG.0303", "no", "r1"),
            (#"{"code":"APIGW.0301","msg":"no"}"#, "APIGW.0301", "no", nil),
            (#"{"code":"APIGW.0301","message":"no"}"#, "APIGW.0301", "no", nil),
            (#"{"code":"a","message":"b","error_code":"c","error_msg":"d"}"#, "c", "d", nil),
            (#"{"error":{"code":401,"message":"no","title":"Unauthorized"}}"#, "401", "no", nil),
            (#"{"error":{"code":"IAM.0011","message":"no"}}"#, "IAM.0011", "no", nil),
            (#"{"error":"invalid","code":"7"}"#, "7", "invalid", nil),
            (#"{"code":500,"msg":null,"message":"no"}"#, "500", "no", nil),
            (#"{"error_code":"APIG.0101","error_msg":"cut off"#, "APIG.0101", nil, nil),
            (#"{"code":200,"msg":"ok"}"#, nil, "ok", nil), (#"{"code":"0"}"#, nil, nil, nil),
            (#"{"code":""}"#, nil, nil, nil), (#"{"code":{"a":1}}"#, nil, nil, nil),
            ("<html>APIG.0101</html>", nil, nil, nil), ("", nil, nil, nil), ("[1]", nil, nil, nil),
            ("null", nil, nil, nil), ("{}", nil, nil, nil), (#"{"error":{}}"#, nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func readsEveryShape(_ text: String, _ code: String?, _ message: String?, _ requestID: String?) {
        let body = ErrorBody(Array(text.utf8), masking: [])
        #expect(body.code == code)
        #expect(body.message == message)
        #expect(body.requestID == requestID)
    }

    @Test func textsAreOneCleanLineWithoutSecrets() {
        let secret = Secret("s3cr3t-token")
        let text = #"{"code":"X","msg":"a\n\tb\u001b[31m  c s3cr3t-token\u202e d"}"#
        #expect(ErrorBody(Array(text.utf8), masking: [secret]).message == "a b [31m c ••• d")
    }

    @Test func aSecretAtTheCutIsMaskedWhole() {
        let secret = Secret(String(repeating: "k", count: 200))
        let text = #"{"code":"X","msg":"\#(String(repeating: "a ", count: 130))\#(secret.reveal())"}"#
        let message = ErrorBody(Array(text.utf8), masking: [secret]).message
        #expect(message?.contains("kk") == false)
        #expect(message?.contains(Secret.mask) == true)
    }

    @Test func longTextsAreCut() {
        let text = #"{"msg":"\#(String(repeating: "a", count: 5000))"}"#
        #expect(ErrorBody(Array(text.utf8), masking: []).message?.count == 301)
    }

    @Test(
        arguments: [
            ("APIG.0303", "0303"), ("APIGW.0303", "0303"), ("apigw.0308", "0308"), ("AS.0303", nil),
            ("APIG.303", nil), ("APIG.03031", nil), ("APIG.030x", nil), ("0303", nil), ("XAPIG.0303", nil),
        ] as [(String, String?)])
    func gatewayCodesAreKnownByTheirDigits(_ code: String, _ digits: String?) {
        #expect(GatewayCode(code)?.digits == digits)
    }

    @Test func theDescriptionIsOneLineWithCodeAndRequestID() {
        let error = ESMClientError(
            code: .appCodeRefused, message: "refused", httpStatus: 401, gatewayCode: "APIG.0303",
            requestID: "r-1", path: "GET /x")
        #expect(error.description == "refused (HTTP 401, APIG.0303, request id r-1, GET /x)")
        #expect(ESMClientError(code: .timeout, message: "late").description == "late")
    }
}
