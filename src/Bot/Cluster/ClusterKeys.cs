using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bot.Cluster;

/// <summary>What signs forms and sessions, so that one node takes what another gave out.</summary>
internal sealed class ClusterKeys(ClusterStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.DataKeys.Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => store.KeepDataKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
