using Bot.Core.Answers;

namespace Bot.Benchmarks;

/// <summary>What people ask: short and long, misspelled, about what no article has, behind an earlier question, in German.</summary>
internal static class Questions
{
    public const int Count = 40;

    public static Question[] All { get; } =
    [
        .. new[]
        {
            "Who is Merkel?",
            "Calais",
            "What is the treaty?",
            "How many migrants crossed the border in 2016?",
            "When did the government of France open the camp?",
            "Why did prices of oil and gas rise?",
            "Where did the storm kill people?",
            "What did Cameron say about the European market?",
            "Did the police close the port of Dover in 2015?",
            "How much does the new hospital cost?",
            "Which company signed a deal with the bank of Geneva?",
            "How old is the president of Poland?",
            "Who won the first match of the season in Madrid?",
            "What happened on 12 May 2014 in Vienna?",
            "Which countries did not sign the agreement on climate?",
            "According to The London Post, how many workers lost their jobs?",
            "Compare what The Paris Post and The Calais Post say about the election, the budget and the tax on energy.",
            "How many people in the north of the country have been told by the government that they would have to leave their homes before the end of the year?",
            "What did the prime minister of Britain say to the leaders of the European countries about money, trade and security after the talks in Brussels in March 2016?",
            "Why do officials in the large cities of the south say that children of poor families should be in school for more hours than those of the rich?",
            "Which of the two new companies that were called by the state to work on the power plan has more money, more workers and less support from the public?",
            "When were the army and the police of Greece asked to help with boats that arrived at the port at night during the storm of the early winter?",
            "Who among the old and the new leaders of the party was against the law on public health, and who voted for it in the house in the end?",
            "What is the difference between the price that people pay for gas in Ireland and the price that they pay in Italy, and why is it so high this year?",
            "the government and the people of the country said that the year was good for trade and bad for work and that more money would help the poor families",
            "What does Merkle say about Brussles?",
            "How many migrants live near Calias?",
            "Where is the goverment of Grmany?",
            "Who signed the agreemnt in Lisbonn?",
            "What did Sarkozi announse in Pariss?",
            "Who is Quetzalcoatl Brandywine?",
            "How many xylophones did Zwingli sell in Timbuktu?",
            "What is photosynthesis in cyanobacteria?",
            "abandon forsake desert",
            "Wie viele Kinder leben in der Stadt Berlin?",
            "Warum hat die Regierung das Abkommen mit Frankreich nicht unterzeichnet?",
        }.Select(text => new Question(text)),
        new("And when was it signed?") { Context = [new("What is the treaty of Brussels?", "It is an agreement.")] },
        new("What about Germany?") { Context = [new("How many people voted in the election in France?", "30 million."), new("And in Spain?", null)] },
        new("Why did they leave the country?") { Context = [new("How many workers lost their jobs in Greece in 2012?", "Many of them.")] },
        new("How much did it cost?") { Context = [new("Who opened the new port?", null)] },
    ];
}
