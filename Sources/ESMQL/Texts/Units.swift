internal import QueryEngine

/// The units of columns.
extension LocalizedText {
    /// That of a service's figures, which its code tells.
    static let unitOfService = LocalizedText("by service", chinese: "随云服务而定")
    /// That of physical capacity.
    static let coresOrTerabytes = LocalizedText("cores, TB", chinese: "核、TB")
    /// Gigabytes.
    static let gigabytes: LocalizedText = "GB"
    /// Sockets of processors.
    static let sockets = LocalizedText("sockets", chinese: "颗")
    /// Cores of processors.
    static let cores = LocalizedText("cores", chinese: "核")
    /// That which the column `unit` tells.
    static let unitOfRow = LocalizedText("see unit", chinese: "见unit列")
    /// That of metering.
    static let unitOfFactor = LocalizedText("seconds, if Duration", chinese: "Duration时为秒")
    /// Bytes.
    static let bytes = LocalizedText("bytes", chinese: "字节")
    /// Milliseconds.
    static let milliseconds = LocalizedText("ms", chinese: "毫秒")
}
