using Bot.Core.Tests.Stores;
using Npgsql;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Bot.Core.Tests.Stores;

/// <summary>The PostgreSQL that tests of shared stores use: one for all of an assembly, started when the first of them asks.</summary>
public sealed class Postgres : IDisposable
{
    /// <summary>"start", or the connection string of a superuser and a database that tests may fill; where it is not set they are skipped.</summary>
    private const string Setting = "BOT_TEST_POSTGRES";

    private static readonly Lazy<PostgresServer> Server = new(PostgresServer.Start);

    /// <summary>Skips the test where there is none.</summary>
    internal static string ConnectionString
    {
        get
        {
            var setting = Environment.GetEnvironmentVariable(Setting);
            Assert.SkipWhen(string.IsNullOrEmpty(setting), $"{Setting} is not set: `start` starts a PostgreSQL for these tests, where it is installed; a connection string uses one.");
            return setting == "start" ? Server.Value.ConnectionString : setting!; // else it is skipped
        }
    }

    /// <summary>Statements outside of all stores.</summary>
    internal static T? Ask<T>(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }

    public void Dispose()
    {
        if (!Server.IsValueCreated)
            return;
        NpgsqlConnection.ClearAllPools();
        Server.Value.Dispose();
    }
}
