// Whoever embeds the product deals with queries, rows and sites: one import brings them all.
@_exported public import ESMClient
@_exported public import QueryEngine
