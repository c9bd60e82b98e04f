namespace Bot.Core.Versions;

/// <summary>What <see cref="CorpusStore"/> keeps.</summary>
internal static class StoreSchema
{
    private static readonly string[] Local =
    [
        """
        CREATE TABLE article (
            key TEXT NOT NULL UNIQUE,
            content BLOB NOT NULL);
        CREATE TABLE version (
            id TEXT PRIMARY KEY,
            made INTEGER NOT NULL,
            used INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            passages INTEGER NOT NULL,
            figures INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            reader TEXT NOT NULL,
            manifest BLOB NOT NULL);
        CREATE TABLE in_use (
            version TEXT NOT NULL,
            pinned INTEGER NOT NULL,
            before TEXT);
        CREATE TABLE change (
            time INTEGER NOT NULL,
            version TEXT NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            added_files TEXT NOT NULL,
            changed_files TEXT NOT NULL);
        CREATE TABLE holder (
            name TEXT NOT NULL,
            since INTEGER NOT NULL);
        """,
        """
        ALTER TABLE version ADD COLUMN folder BLOB;
        ALTER TABLE version ADD COLUMN told BLOB;
        """,
        // By itself, since all of a row is written when a part of it is. Where since names a version, it is what is different from that one's.
        """
        ALTER TABLE version ADD COLUMN sum BLOB;
        CREATE TABLE manifest (
            version TEXT PRIMARY KEY,
            since TEXT,
            content BLOB NOT NULL);
        INSERT INTO manifest (version, content) SELECT id, manifest FROM version;
        ALTER TABLE version DROP COLUMN manifest;
        """,
    ];

    private static readonly string[] Shared =
    [
        """
        CREATE TABLE article (
            key TEXT COLLATE "C" PRIMARY KEY,
            content BYTEA NOT NULL);
        CREATE TABLE version (
            rowid BIGINT GENERATED ALWAYS AS IDENTITY,
            id TEXT COLLATE "C" PRIMARY KEY,
            made BIGINT NOT NULL,
            used BIGINT NOT NULL,
            articles BIGINT NOT NULL,
            passages BIGINT NOT NULL,
            figures BIGINT NOT NULL,
            rejected BIGINT NOT NULL,
            reader TEXT NOT NULL,
            folder BYTEA,
            told BYTEA,
            sum BYTEA);
        CREATE TABLE manifest (
            version TEXT COLLATE "C" PRIMARY KEY,
            since TEXT COLLATE "C",
            content BYTEA NOT NULL);
        CREATE TABLE in_use (
            rowid BIGINT GENERATED ALWAYS AS IDENTITY,
            version TEXT COLLATE "C" NOT NULL,
            pinned BOOLEAN NOT NULL,
            before TEXT COLLATE "C");
        CREATE TABLE change (
            rowid BIGINT GENERATED ALWAYS AS IDENTITY,
            time BIGINT NOT NULL,
            version TEXT NOT NULL,
            added BIGINT NOT NULL,
            changed BIGINT NOT NULL,
            removed BIGINT NOT NULL,
            added_files TEXT NOT NULL,
            changed_files TEXT NOT NULL);
        CREATE TABLE holder (
            name TEXT NOT NULL,
            since BIGINT NOT NULL);
        """,
    ];

    public static readonly DatabaseSchema Schema = new("corpus", "the versions of the corpus", Local, Shared);
}
